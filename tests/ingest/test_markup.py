"""HTML in the fields of feeds and JSON."""

import pytest

from streams.ingest.markup import plain

SAID = "President Delgado said that half of the battalion would be home by September."


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("", ""),
        (SAID, SAID),
        (f"{SAID}\n\nThe rest stay.", f"{SAID}\n\nThe rest stay."),
        (f"<p>{SAID}</p><p>The rest stay.</p>", f"{SAID}\nThe rest stay."),
        (f"{SAID}<br/><br/>The rest stay.<br>So she said.", f"{SAID}\nThe rest stay.\nSo she said."),
        (f"<b>GAO</b> — {SAID} <i>Half</i> of <a href='/x'>them</a>.", f"GAO — {SAID} Half of them."),
        (f"&lt;p&gt;{SAID}&lt;/p&gt;&lt;p&gt;&amp;quot;Now,&amp;quot; she said.&lt;/p&gt;", f'{SAID}\n"Now," she said.'),
        ("Research &amp;amp; aid: &amp;quot;Now,&amp;quot; she said.", 'Research & aid: "Now," she said.'),
        ("&#147;Now,&#148; she said.", "“Now,” she said."),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        (f"<p>{SAID}</p><p><a href='/x'>Read more</a></p>", SAID),
    ],
)
def test_a_field_becomes_one_line_a_paragraph(written: str, text: str) -> None:
    assert plain(written) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>{SAID}</p><p>{'<span>Half of it.</span> ' * 2000}</p>", f"{SAID}\n{'Half of it. ' * 2000}".rstrip()),
        (f"<p>{SAID}</p><p>{'Half <a href=x>of <b>it</b></a>. ' * 2000}</p>", f"{SAID}\n{'Half of it. ' * 2000}".rstrip()),
    ],
)
def test_a_paragraph_of_very_many_pieces_keeps_its_words(html: str, text: str) -> None:
    assert plain(html) == text
