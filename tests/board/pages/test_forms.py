"""What forms send, understood or refused in words."""

import pytest

from streams.board.pages.forms import FormError, back_of, command_of, seen_of, silence_of, statement_in
from streams.followup.commands import Acknowledge, Assign, Merge, Resolve, Schedule, ThreadCommand

ID = "5e32662e-23c6-5df5-a337-4dcffcedeb85"


@pytest.mark.parametrize(
    ("form", "command"),
    [
        ({"do": "acknowledge", "seen": "1", "csrf": "x"}, Acknowledge()),
        ({"do": "assign", "to": "Rosa Lind"}, Assign(to="Rosa Lind")),
        ({"do": "assign", "to": ""}, Assign(to=None)),
        ({"do": "schedule", "due": ""}, Schedule(due=None)),
        ({"do": "resolve", "resolution": "going on", "text": ""}, Resolve.model_validate({"resolution": "going on"})),
        ({"do": "merge", "other": f"http://localhost:8800/threads/{ID}?flag=1#time"}, Merge(other=ID)),
    ],
)
def test_a_form_becomes_a_command(form: dict[str, str], command: ThreadCommand) -> None:
    assert command_of(form) == command


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ({}, "do"),
        ({"do": "dance"}, "do"),
        ({"do": "note", "text": ""}, "text is missing"),
        ({"do": "note", "text": "x" * 10_001}, "at most 10000 characters"),
        ({"do": "schedule", "due": "soon"}, "due"),
        ({"do": "resolve", "resolution": "perhaps"}, "resolution"),
    ],
)
def test_what_can_not_be_used_is_told(form: dict[str, str], word: str) -> None:
    with pytest.raises(FormError, match=word):
        command_of(form)


@pytest.mark.parametrize("seen", ["", "x", "1.5"])
def test_a_form_must_say_what_it_has_seen(seen: str) -> None:
    with pytest.raises(FormError):
        seen_of({"seen": seen})


def test_a_silence_needs_an_end_and_a_reason() -> None:
    with pytest.raises(FormError, match="until is missing; reason is missing"):
        silence_of({"side": "PRT", "until": "", "reason": ""})
    assert silence_of({"side": "", "until": "2030-01-01", "reason": "r", "everything": "yes"}).everything


@pytest.mark.parametrize(
    ("text", "found"),
    [(ID, ID), (ID.upper(), ID), (f"/threads/{ID}", ID), (f"{ID}?before={ID[:-1]}6", f"{ID[:-1]}6"), ("nothing", "nothing")],
)
def test_the_id_in_what_was_pasted(text: str, found: str) -> None:
    assert statement_in(text) == found


@pytest.mark.parametrize(
    ("back", "goes"),
    [
        ("/?side=PRT", "/?side=PRT"),
        ("/", "/"),
        ("", "/x"),
        ("//elsewhere.example", "/x"),
        ("/\\elsewhere.example", "/x"),
        ("https://elsewhere.example", "/x"),
        ("/a\nb", "/x"),
    ],
)
def test_nobody_is_sent_off_the_board(back: str, goes: str) -> None:
    assert back_of({"back": back}, "/x") == goes
