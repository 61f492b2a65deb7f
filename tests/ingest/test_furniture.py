"""What pages print around an article."""

import pytest

from streams.ingest.furniture import is_furniture, without_furniture


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to read on.",
        "To continue reading this article, please subscribe.",
        "Already a subscriber? Log in",
        "This article is for subscribers only.",
        "Sign up for our morning newsletter",
        "Log in",
        "Read more",
        "- Read more: Minister says the budget will grow",
        "[Continue reading...]",
        "Share on Facebook",
        "Share",
        "Follow us on Twitter for more",
        "We use cookies to give you the best experience on our site and to show you advertising that fits you.",
        "By continuing to use this site you agree to our use of cookies.",
        "ADVERTISEMENT",
        "The post Half go home appeared first on Harbour Post.",
        "© 2017 Harbour Post. All rights reserved.",
    ],
)
def test_a_line_that_speaks_to_the_reader_of_the_page_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Half of the battalion will be home by September.",
        "Register to vote by Monday, the minister told young people.",
        "Join the alliance or stand alone, the president told them.",
        "Share prices fell after the president said that the battalion would stay.",
        "Subscribers to the peace plan said on Monday that they would leave the talks.",
        "Read more carefully, the judge told the prosecutor, and you will see that he denied it.",
        "Advertising was banned by the ministry on Monday.",
        "“We use cookies,” the ministry said.",
        "We use cookies to bribe children, said the minister, and then she went on: " + "we have done so for years. " * 10,
        "Print media must register, the government said.",
        "Log in the river blocked the patrol, the army said.",
        "All rights reserved to the people were taken away, the opposition said.",
        "The post in Gao was attacked first on Monday.",
    ],
)
def test_what_the_article_tells_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_a_text_keeps_its_other_lines_and_loses_the_mark_of_a_cut() -> None:
    assert without_furniture("Half go home.\nRead more\n\nThe rest stay. […]") == "Half go home.\n\nThe rest stay."
