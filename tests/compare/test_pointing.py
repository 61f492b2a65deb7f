import pytest

from streams.compare.pointing import point_at_one, points
from streams.compare.remembered import remember
from tests.compare.build import said


@pytest.mark.parametrize(
    ("content", "does"),
    [
        ("any involvement", True),
        ("involvement in the raids", True),
        ("responsibility for the attack", True),
        ("the strikes", True),
        ("these allegations", True),
        ("being behind that attack and hiding it", True),
        ("their deaths", True),
        ("it had carried out raids there that day", True),
        ("its jets had bombed the market place", True),
        ("shelling the hospital", True),
        ("its drones hit the convoy on Monday", True),
        ("shelling the hospital in Zarumo", False),
        ("its jets had bombed the Zarumo market", False),
        ("grave consequences", True),
        ("grave consequences for the harvest", False),
        ("the attack on the harbour", False),
        ("reports that its jets had hit the harbour", False),
        ("involvement in the war", False),
        ("bombing hospitals", False),
        ("it struck the bridge", False),
        ("a toll on lorries", False),
    ],
)
def test_what_a_content_only_points_at(content: str, does: bool) -> None:
    assert points(content) is does


@pytest.mark.parametrize(
    ("day", "content", "may"),
    [
        ("2018-05-02", "any involvement", True),
        ("2018-09-02", "any involvement", False),
        ("2018-09-02", "bombing the bridge", True),
    ],
)
def test_two_articles_mean_one_thing_by_the_same_words_only_when_they_are_near_in_time(day: str, content: str, may: bool) -> None:
    first, then = (remember(said("strikes", when, act="denied", content=content)) for when in ("2018-05-01", day))

    assert point_at_one(first, then) is point_at_one(then, first) is may
