"""A salon set up in a minute, every step of it free to skip."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.models import Place, Span, Staff
from desktop.services.places import local_time_zone
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.spoken import apart
from desktop.ui.start.first_start_services import USUAL
from desktop.ui.start.welcome import Welcome
from tests.ui.access import check_keys, check_names
from tests.ui.salon import Desk
from tests.ui.start.first_start_hand import Seen, opened, parent, people_in, seen

__all__ = ["parent", "seen"]


def named(button: QPushButton) -> str:
    return button.text().replace("&", "")


def services_in(store: Store) -> list[tuple[str, int, str]]:
    return [(one.name, one.minutes, str(one.place)) for one in store.services()]


def test_a_salon_is_set_up_by_keyboard_alone(qtbot: QtBot, seen: Seen, store: Store) -> None:
    def keys(text: str, *after: Qt.Key, ctrl: bool = False) -> None:
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClicks(here, text)
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in after:
            qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    keys("Salon Rosa", Qt.Key.Key_Return)
    assert seen.steps()[1] == "> 2. Opening hours"
    keys("", Qt.Key.Key_Return)
    keys("Mia", Qt.Key.Key_Return)
    keys("Tom", Qt.Key.Key_Return, ctrl=True)
    assert seen.steps()[3] == "> 4. Services"
    keys(" ", Qt.Key.Key_Return)
    assert named(seen.dialog.next) == "Book your first appointment"
    assert QApplication.focusWidget() is seen.dialog.next
    qtbot.keyPress(seen.dialog.next, Qt.Key.Key_Return)  # its release finds the dialog closed
    salon = store.salon()
    assert (salon.name, salon.time_zone) == ("Salon Rosa", local_time_zone())
    assert people_in(store) == ["Mia", "Tom"]
    assert services_in(store) == [("Cut and blow-dry", 60, "on_site")]
    assert seen.told == ["finished", "booking"]


def test_everything_is_saved_in_the_end_and_nothing_before(
    qtbot: QtBot, seen: Seen, store: Store
) -> None:
    dialog = seen.dialog
    before = store.salon()
    dialog.salon.fields.name.setText("Rosa")
    dialog.salon.fields.country.setCurrentIndex(dialog.salon.fields.country.findData("AT"))
    dialog.next.click()
    dialog.hours.editor.days[6][0].ticked.click()
    dialog.hours.editor.days[0][0].opens.setTime(QTime(8, 0))
    dialog.next.click()
    dialog.people.box.setPlainText("  Mia \n\n Tom\tB. \n")
    assert dialog.people.count.text() == "2 people"
    dialog.next.click()
    rows = {row.name: row for row in dialog.services.rows}
    rows["Colour"].ticked.click()
    rows["Online consultation"].minutes.setValue(40)
    dialog.services.own.setText("Bridal hair")
    dialog.services.own_minutes.setValue(90)
    dialog.services.add.click()
    dialog.services.own.setText("Never added")
    dialog.next.click()
    assert seen.summary() == [
        "Rosa",
        "Mon 08:00–18:00; Tue–Fri 09:00–18:00; Sat 09:00–14:00; Sun 09:00–18:00",
        "\u2068Mia\u2069, \u2068Tom B.\u2069",
        ", ".join(map(apart, ("Colour", "Online consultation", "Bridal hair", "Never added"))),
    ]
    assert (store.salon(), store.staff(), store.services()) == (before, [], [])
    dialog.finish.click()
    salon = store.salon()
    assert (salon.name, salon.country) == ("Rosa", "AT")
    assert salon.hours[0] == (Span(time(8), time(18)),)
    assert salon.hours[6] == (Span(time(9), time(18)),)
    assert people_in(store) == ["Mia", "Tom B."]
    assert services_in(store) == [
        ("Colour", 120, "on_site"),
        ("Online consultation", 40, "online"),
        ("Bridal hair", 90, "on_site"),
        ("Never added", 60, "on_site"),
    ]
    colours = [one.colour for one in (*store.staff(), *store.services())]
    assert len(set(colours[:2])) == 2
    assert len(set(colours[2:])) == 4
    assert seen.told == ["finished"]


def test_every_step_can_be_skipped(seen: Seen, store: Store) -> None:
    before = store.salon()
    for _ in range(4):
        seen.dialog.skip.click()
    assert seen.steps() == [
        "  1. Salon (skipped)",
        "  2. Opening hours (skipped)",
        "  3. People (skipped)",
        "  4. Services (skipped)",
        "> 5. Ready",
    ]
    assert seen.summary() == [
        "No name yet",
        "Mon–Fri 09:00–18:00; Sat 09:00–14:00",
        "Nobody yet: add them in Settings",
        "None yet: add them in Settings",
    ]
    assert named(seen.dialog.next) == "Finish"  # there is nobody to book with
    assert not seen.dialog.finish.isVisible()
    seen.dialog.next.click()
    assert (store.salon(), store.staff(), store.services()) == (before, [], [])
    assert seen.told == ["finished"]


def test_a_skipped_step_keeps_what_was_typed_and_is_taken_in_again(
    qtbot: QtBot, seen: Seen, store: Store
) -> None:
    dialog = seen.dialog
    dialog.list.setCurrentRow(2)
    dialog.people.box.setPlainText("Mia")
    dialog.skip.click()
    dialog.next.click()
    assert seen.summary()[2] == "Nobody yet: add them in Settings"
    dialog.list.setCurrentRow(2)
    assert dialog.people.box.toPlainText() == "Mia"
    dialog.people.box.appendPlainText("Tom")
    assert seen.steps()[2] == "> 3. People"
    dialog.list.setCurrentRow(4)
    assert seen.summary()[2] == "\u2068Mia\u2069, \u2068Tom\u2069"
    dialog.finish.click()
    assert people_in(store) == ["Mia", "Tom"]


def test_going_back_loses_nothing(seen: Seen) -> None:
    dialog = seen.dialog
    dialog.salon.fields.name.setText("Rosa")
    dialog.next.click()
    dialog.hours.editor.days[0][1].ticked.click()
    dialog.next.click()
    dialog.people.box.setPlainText("Mia")
    for _ in range(2):
        dialog.back.click()
    assert not dialog.back.isEnabled()
    assert dialog.salon.fields.name.text() == "Rosa"
    assert len(dialog.hours.editor.week()[0]) == 2
    assert dialog.people.names() == ("Mia",)


def test_a_step_that_is_wrong_says_so_and_can_still_be_skipped(seen: Seen) -> None:
    dialog = seen.dialog
    dialog.salon.fields.zone.setCurrentText("Atlantis")
    dialog.next.click()
    assert seen.steps()[0] == "> 1. Salon"
    assert QApplication.focusWidget() is dialog.salon.fields.zone
    assert "time zones" in dialog.salon.fields.zone.accessibleDescription()
    dialog.skip.click()
    dialog.hours.editor.days[3][0].closes.setTime(QTime(8, 0))
    dialog.next.click()
    assert seen.steps()[1] == "> 2. Opening hours"
    dialog.skip.click()
    assert seen.steps()[2] == "> 3. People"


def test_finishing_leads_back_to_what_is_wrong(seen: Seen, store: Store) -> None:
    dialog = seen.dialog
    dialog.salon.fields.country.setCurrentText("Nowhere")
    dialog.list.setCurrentRow(4)
    dialog.next.click()
    assert seen.steps()[0] == "> 1. Salon"
    assert store.salon().country == ""
    assert seen.told == []


def test_a_salon_may_go_without_a_name_and_a_country(seen: Seen) -> None:
    seen.dialog.salon.fields.country.setCurrentText("")
    seen.dialog.next.click()
    assert seen.steps()[1] == "> 2. Opening hours"


def test_what_is_there_already_is_shown_and_kept(
    qtbot: QtBot, book: Book, store: Store, desk: Desk, parent: QWidget
) -> None:
    store.save_service(replace(desk.colour, name="massage"))
    store.save_staff(Staff(0, "Gone", "#123456", archived=True))
    seen = opened(qtbot, book, parent)
    dialog = seen.dialog
    assert dialog.salon.fields.name.text() == "Salon Rosa"
    dialog.list.setCurrentRow(2)
    assert dialog.people.there.text() == "Already in the book: \u2068Mia\u2069, \u2068Tom\u2069"
    dialog.list.setCurrentRow(3)
    hidden = [row.name for row in dialog.services.rows if row.isHidden()]
    assert hidden == ["Massage"]
    dialog.list.setCurrentRow(4)
    before = store.salon(), store.staff(), store.services()
    assert not dialog.is_dirty()
    dialog.finish.click()
    assert (store.salon(), store.staff(), store.services()) == before


def test_enter_adds_a_service_of_ones_own_and_stays(qtbot: QtBot, seen: Seen) -> None:
    seen.dialog.list.setCurrentRow(3)
    step = seen.dialog.services
    step.own.setFocus()
    qtbot.keyClicks(step.own, "Cut & colour, for hair that is longer than the whole of the line")
    qtbot.keyClick(step.own, Qt.Key.Key_Return)
    assert seen.steps()[3] == "> 4. Services"
    (service,) = step.services()
    assert service.name == "Cut & colour, for hair that is longer than the whole of the line"
    row = step.rows[-1]
    assert row.ticked.accessibleName() == row.ticked.toolTip() == service.name
    assert "&&" in row.ticked.text()
    assert QApplication.focusWidget() is step.own
    qtbot.keyClick(step.own, Qt.Key.Key_Return)  # nothing typed: go on
    assert seen.steps()[4] == "> 5. Ready"


@pytest.mark.parametrize("row", range(5))
def test_every_control_of_a_step_has_a_name_and_its_own_key(seen: Seen, row: int) -> None:
    seen.dialog.people.box.setPlainText("Mia")
    seen.dialog.list.setCurrentRow(row)
    check_names(seen.dialog)
    check_keys(seen.dialog)


def test_usual_services_are_such_as_the_book_takes() -> None:
    assert {place for _, _, place in USUAL} == {Place.ON_SITE, Place.ONLINE}
    assert all(5 <= minutes <= 720 for _, minutes, _ in USUAL)
    assert len({name for name, _, _ in USUAL}) == len(USUAL)


def test_the_empty_day_leads_to_it_and_to_settings(qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    with qtbot.waitSignal(welcome.setup_wanted):
        welcome.set_up.click()
    with qtbot.waitSignal(welcome.settings_wanted):
        welcome.open.click()
