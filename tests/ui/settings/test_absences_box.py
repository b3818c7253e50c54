"""Absences among the settings of a person."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.models import Absence, AbsenceKind, Act, Change, Staff
from desktop.services.store import Store
from desktop.ui.absences.absence_dialog import AbsenceDialog
from desktop.ui.settings.staff_page import StaffPage
from tests.ui.conftest import NOW
from tests.ui.salon import Desk
from tests.ui.settings.staff_hand import page, saved

__all__ = ["page"]


# Absences.


def away(store: Store, person: Staff, days: int, note: str = "") -> Absence:
    """An absence of a whole day, so many days after today."""
    starts = datetime(2026, 5, 4) + timedelta(days=days)
    absence = Absence(0, person.id, AbsenceKind.HOLIDAY, starts, starts + timedelta(1), note)
    store.save_absence(absence)
    return absence


def listed(page: StaffPage) -> list[str]:
    return [page.absences.list.item(row).text() for row in range(page.absences.list.count())]


def dialog_of(page: StaffPage) -> AbsenceDialog:
    found = [one for one in page.findChildren(AbsenceDialog) if one.isVisible()]
    return found[-1]


def test_each_person_has_the_absences_that_are_not_over(
    page: StaffPage, desk: Desk, store: Store
) -> None:
    away(store, desk.mia, -1)
    away(store, desk.mia, 0)
    away(store, desk.mia, 250, "Sardinia")
    away(store, desk.tom, 2)
    page.list.setCurrentRow(1)
    seen = [listed(page)]
    page.list.setCurrentRow(0)
    seen.append(listed(page))
    assert seen == [
        ["Holiday: Wed 6 May"],
        ["Holiday: Mon 4 May", "Holiday: 09/01/2027 (\u2068Sardinia\u2069)"],
    ]


def test_an_absence_is_added_at_once_while_something_else_is_typed(
    qtbot: QtBot, page: StaffPage, desk: Desk, store: Store
) -> None:
    told: list[Change] = []
    page.absences.acted.connect(told.append)
    assert not page.absences.list.isVisible()
    qtbot.keyClicks(page.name, " Maria")
    page.absences.add.click()
    dialog = dialog_of(page)
    assert dialog.fields.who.currentText() == "Mia"
    dialog.fields.note.setText("Sardinia")
    dialog.save()
    assert listed(page) == ["Holiday: Mon 4 May (\u2068Sardinia\u2069)"]
    assert page.absences.list.isVisible()
    assert [change.what for change in told] == [Act.ABSENCE_ADDED]
    (absence,) = store.absences(NOW.date(), NOW.date())
    assert absence.staff_id == desk.mia.id
    assert page.name.text() == "Mia Maria"
    assert page.is_dirty()


def chosen(page: StaffPage, row: int) -> None:
    page.absences.list.setCurrentRow(row)


@pytest.mark.parametrize(
    "open_it",
    [
        lambda page: page.absences.edit.click(),
        lambda page: page.absences.list.itemActivated.emit(page.absences.list.currentItem()),
    ],
    ids=["button", "enter or double click"],
)
def test_an_absence_is_changed(
    page: StaffPage, desk: Desk, store: Store, open_it: Callable[[StaffPage], None]
) -> None:
    away(store, desk.mia, 1, "first")
    away(store, desk.mia, 2, "second")
    page.absences.load()
    chosen(page, 1)
    open_it(page)
    dialog = dialog_of(page)
    assert dialog.fields.note.text() == "second"
    dialog.fields.kind.setCurrentIndex(dialog.fields.kind.findData(AbsenceKind.SICK))
    dialog.save()
    assert listed(page) == [
        "Holiday: Tue 5 May (\u2068first\u2069)",
        "Sick: Wed 6 May (\u2068second\u2069)",
    ]
    assert page.absences.list.currentRow() == 1


def test_a_removed_absence_can_be_had_back(page: StaffPage, desk: Desk, store: Store) -> None:
    told: list[Change] = []
    page.absences.acted.connect(told.append)
    away(store, desk.mia, 1)
    page.absences.load()
    before = listed(page)
    page.absences.remove.click()
    assert listed(page) == []
    assert page.absences.told.isVisible()
    page.absences.undo.click()
    assert listed(page) == before
    assert not page.absences.undo.isVisible()
    assert [change.what for change in told] == [Act.ABSENCE_REMOVED, Act.UNDONE]


def test_somebody_new_has_to_be_saved_before_being_away(
    qtbot: QtBot, page: StaffPage, store: Store
) -> None:
    page.add.click()
    qtbot.keyClicks(page.name, "Noor")
    assert not page.absences.add.isEnabled()
    assert "Save" in page.absences.hint.text()
    assert saved(page) is None
    assert page.list.currentRow() == 2
    assert page.absences.add.isEnabled()
