from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.file_names import calendar_file_name, file_name, safe_stem, with_suffix
from tests.core.booking_builder import details

# Windows: Naming Files, Paths, and Namespaces
RESERVED = {"CON", "PRN", "AUX", "NUL"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"
}


def test_the_file_is_named_after_day_time_and_service() -> None:
    assert file_name(details()) == "2026-06-02 10.00 Colour advice.ics"


@pytest.mark.parametrize(
    ("last", "whose", "name"),
    [
        (1, "Eva", "2026-06-01 Eva.ics"),
        (7, "Eva", "2026-06-01 - 2026-06-07 Eva.ics"),
        (1, "Salon: «Höhe»\n", "2026-06-01 Salon «Höhe».ics"),
        (1, " ", "2026-06-01.ics"),
        (1, "CON", "2026-06-01 CON.ics"),
    ],
)
def test_a_file_of_several_is_named_after_its_days_and_whose_it_is(
    last: int, whose: str, name: str
) -> None:
    assert calendar_file_name(date(2026, 6, 1), date(2026, 6, last), whose) == name


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ('a/b\\c:d*e?f<g>h|i"j', "a b c d e f g h i j"),
        ("ends in dots...", "ends in dots"),
        (" . ", "appointment"),
        ("", "appointment"),
        ("CON", "_CON"),
        ("nul.tar", "_nul.tar"),
        ("com¹", "_com¹"),
        ("Aux .txt", "_Aux .txt"),
        ("consult", "consult"),
        ("line\nbreak\tand\x00nul", "line break and nul"),
        ("\u202eevil", "evil"),
    ],
)
def test_a_file_name_is_legal_on_every_system(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@given(st.text())
def test_a_file_name_is_never_reserved_too_long_or_hidden(text: str) -> None:
    stem = safe_stem(text)
    assert stem
    assert stem[0] != "."
    assert stem[-1] not in " ."
    assert len(f"{stem}.ics".encode()) <= 255
    assert stem.partition(".")[0].rstrip().upper() not in RESERVED
    assert stem.isprintable()
    assert not set(stem) & set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("code", "code.png"),
        ("St. Rosa", "St. Rosa.png"),
        ("code.png", "code.png"),
        ("Code.PNG", "Code.PNG"),
        ("code.svg", "code.svg"),
        ("v1.2", "v1.2.png"),
        ("code.", "code.png"),
        (".png", ".png.png"),
    ],
)
def test_what_follows_a_dot_is_a_suffix_only_where_it_is_one_of_ours(
    typed: str, whole: str
) -> None:
    assert with_suffix(typed, "png", ["png", "svg"]) == whole
