"""Names of the sheets left when the app closes: short, legal, and known again as ours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.file_names import safe_stem
from desktop.core.sheet_files import day_of, is_piece, mark_of, sheet_name

DAY = date(2026, 5, 5)
MARK = "1f0c9a2b"


def test_a_mark_is_short_and_stays() -> None:
    assert mark_of("1f0c9a2b3d4e5f60") == MARK


@pytest.mark.parametrize(
    ("salon", "name"),
    [
        ("Salon Rosa", "trimsy-desk-day-sheet-2026-05-05 Salon Rosa 1f0c9a2b.pdf"),
        ("", "trimsy-desk-day-sheet-2026-05-05 1f0c9a2b.pdf"),
        (" ", "trimsy-desk-day-sheet-2026-05-05 1f0c9a2b.pdf"),
        ("../Cut & Co: 1/2", "trimsy-desk-day-sheet-2026-05-05 Cut & Co 1 2 1f0c9a2b.pdf"),
        (f"{'x' * 39} y", f"trimsy-desk-day-sheet-2026-05-05 {'x' * 39} 1f0c9a2b.pdf"),
    ],
)
def test_a_file_is_named_by_day_salon_and_mark(salon: str, name: str) -> None:
    assert sheet_name(DAY, salon, MARK) == name


def test_one_of_the_practice_salon_says_so() -> None:
    name = sheet_name(DAY, "Salon Rosa", MARK, practice=True)
    assert name == "trimsy-desk-practice-day-sheet-2026-05-05 Salon Rosa 1f0c9a2b.pdf"
    assert day_of(name, MARK) == "2026-05-05"


@pytest.mark.parametrize(
    "name",
    [
        "trimsy-desk-day-sheet-2026-05-05 Salon Rosa ffffffff.pdf",  # of another book
        "trimsy-desk-day-sheet-2026-05-05 Salon Rosa 1f0c9a2b copy.pdf",
        "trimsy-desk-day-sheet-2026-05-05 Salon Rosa 1f0c9a2b.pdf.bak",
        "trimsy-desk-day-sheet-2026-05-05 Salon Rosa.pdf",
        "trimsy-desk-day-sheet-2026-05-051f0c9a2b.pdf",
        "Copy of trimsy-desk-day-sheet-2026-05-05 Salon Rosa 1f0c9a2b.pdf",
        "2026-05-05 day sheet.pdf",
    ],
)
def test_what_is_not_ours_is_not_taken_for_ours(name: str) -> None:
    assert day_of(name, MARK) is None
    assert not is_piece(name, MARK)


def test_what_was_left_half_written_is_known() -> None:
    name = sheet_name(DAY, "Salon Rosa", MARK)
    assert is_piece(f".{name}-k3x_9abc", MARK)
    assert not is_piece(f".{name}-k3x_9abc", "ffffffff")
    assert not is_piece(f".{name} notes", MARK)
    assert day_of(f".{name}-k3x_9abc", MARK) is None


@given(st.text(), st.booleans())
def test_every_name_is_legal_short_and_known_again(salon: str, practice: bool) -> None:
    name = sheet_name(DAY, salon, MARK, practice=practice)
    assert day_of(name, MARK) == "2026-05-05"
    assert safe_stem(name) == name or len(name) > 80
    assert len(name) <= 100
    assert len(name.encode()) + len(".-k3x_9abc") <= 255
