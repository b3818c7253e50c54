"""How many text messages a text makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.message_words import words
from desktop.core.messages import LANGUAGES, Channel, MessageKind
from desktop.core.text_segments import Segments, outside, segments


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", Segments(0, 0, 160, unicode=False)),
        ("a", Segments(1, 1, 159, unicode=False)),
        ("äöüßÄÖÜ\n", Segments(1, 8, 152, unicode=False)),
        ("a" * 160, Segments(1, 160, 0, unicode=False)),
        ("a" * 161, Segments(2, 161, 145, unicode=False)),
        ("a" * 306, Segments(2, 306, 0, unicode=False)),
        ("a" * 307, Segments(3, 307, 152, unicode=False)),
        ("€" * 80, Segments(1, 160, 0, unicode=False)),
        ("a" * 152 + "€" + "a" * 7, Segments(2, 161, 144, unicode=False)),  # € is not cut in two
        ("ł", Segments(1, 1, 69, unicode=True)),
        ("ł" * 70, Segments(1, 70, 0, unicode=True)),
        ("ł" * 71, Segments(2, 71, 63, unicode=True)),
        ("🙂" * 35, Segments(1, 70, 0, unicode=True)),
        ("🙂" * 36, Segments(2, 72, 61, unicode=True)),  # 33 fit into 67, the odd unit is lost
        ("{link}", Segments(1, 8, 152, unicode=False)),
    ],
)
def test_segments(text: str, told: Segments) -> None:
    assert segments(text) == told


def test_what_makes_a_text_unicode_is_named_once() -> None:
    assert outside("Łódź, “Łódź” {€}") == ("Ł", "ó", "ź", "“", "”")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MessageKind)
def test_the_texts_the_app_comes_with_cost_least(kind: MessageKind, language: str) -> None:
    assert outside(words(kind, Channel.TEXT, language).body) == ()


@given(st.text(max_size=700))
def test_segments_hold_all_and_no_more_than_needed(text: str) -> None:
    told = segments(text)
    single, joined = (70, 67) if told.unicode else (160, 153)
    room = single if told.count <= 1 else joined * told.count
    assert 0 <= told.left < max(room, single) + 1
    assert told.used + told.left <= room or told.count == 0
    assert told.used + told.left >= room - told.count  # at most a unit is lost in each
    assert (told.count == 0) is (text == "")
