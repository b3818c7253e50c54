"""Links are put right from the list, and it is said whom to tell."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.messages import Way
from desktop.core.models import ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.links.link_rows import Section
from desktop.ui.links.links_dialog import LinksDialog
from tests.ui.conftest import NOW
from tests.ui.held_lane import HeldLane
from tests.ui.links.link_hand import ANNA, LinkHand, buttons, sections, table
from tests.ui.links.links_dialog_hand import Opened, checking, hand, lane, one_of_each, opened

__all__ = ["checking", "hand", "lane", "opened"]


def answer(dialog: QWidget, words: str) -> str:
    """Give an answer to the question that is asked, and return what it says."""
    (box,) = (one for one in dialog.findChildren(QMessageBox) if one.isVisible())
    text = box.text().partition("\n\n")[2]
    next(b for b in box.findChildren(QPushButton) if b.text() == words).click()
    return text


def test_missing_links_are_made_anew_or_tried_again(opened: Opened, hand: LinkHand) -> None:
    ids = one_of_each(hand)
    dialog = opened()
    assert buttons(dialog) == [
        "Make missing links (3)",
        "Put right (1)",
        "Make new meetings… (2)",
    ]
    dialog.acts.missing.click()
    assert {name: hand.lives(one) for name, one in ids.items()} == {
        "waiting": [False],
        "refused": [False],
        "gone": [True],
        "changed": [False],
        "other": [False],
        "well": [False],
    }
    assert hand.meeting(ids["waiting"]).trouble is None
    assert hand.meeting(ids["refused"]).trouble is None
    assert dialog.section is Section.TELL
    assert table(dialog) == ["Tue 5 May, 10:00 | Cleo |  |  | is being made…"]
    assert buttons(dialog) == []  # no link to copy yet
    hand.make(ids["gone"])
    dialog._book.changed.emit()  # noqa: SLF001 - as the reconciler does
    assert table(dialog) == ["Tue 5 May, 10:00 | Cleo |  |  | https://meet.example/new2"]


def test_put_right_is_for_all_that_were_changed_or_those_chosen(
    opened: Opened, hand: LinkHand, store: Store
) -> None:
    dora, emil = hand.changed("10:00", "Dora"), hand.changed("10:30", "Emil")
    anna = hand.waiting("09:00", "Anna")
    dialog = opened()
    assert "Put right (2)" in buttons(dialog)
    dialog.table.selectRow(0)  # not one of them
    assert buttons(dialog) == ["Make missing links (1)"]
    dialog.table.selectRow(2)
    assert "Put right (1)" in buttons(dialog)
    dialog.acts.right.click()
    assert hand.meeting(emil).trouble is None
    assert hand.meeting(dora).trouble == AppError(Kind.MEETING_CHANGED)
    assert [one.booking.id for one in store.unsettled(NOW)] == [emil]
    assert hand.meeting(anna).trouble == AppError(Kind.OFFLINE)


def test_new_meetings_are_asked_about_and_whom_to_tell_is_shown(
    opened: Opened, hand: LinkHand
) -> None:
    ids = one_of_each(hand)
    dialog = opened()
    dialog.acts.renew.click()
    question = answer(dialog, "&Leave them as they are")
    assert question.split("\n\n") == [
        "2 customers get a new link, and you have to pass it on.",
        (
            "The old links work as long as anna@salon.example keeps the old meetings. When that"
            " account is connected here again, Trimsy Desk deletes them."
        ),
        "Links whose meeting was deleted do not work any more.",
    ]
    assert hand.lives(ids["gone"]) == hand.lives(ids["other"]) == [False]
    dialog.acts.renew.click()
    answer(dialog, "&Make new meetings")
    assert hand.lives(ids["gone"]) == hand.lives(ids["other"]) == [True]
    assert hand.lives(ids["well"]) == [False]
    assert dialog.section is Section.TELL
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Cleo", "Emil"]


def test_only_the_chosen_get_new_meetings(opened: Opened, hand: LinkHand) -> None:
    cleo, dora = hand.gone("10:00", "Cleo"), hand.gone("10:30", "Dora")
    dialog = opened()
    dialog.table.selectRow(1)
    dialog.acts.renew.click()
    assert answer(dialog, "&Make new meetings").startswith("1 customer gets a new link")
    assert (hand.lives(cleo), hand.lives(dora)) == ([False], [True])


@pytest.mark.parametrize(
    ("section", "names"),
    [(Section.GONE, ["Cleo"]), (Section.OTHER_ACCOUNT, ["Emil"]), (Section.ALL, ["Cleo", "Emil"])],
)
def test_what_other_parts_list_is_left_alone(
    opened: Opened, hand: LinkHand, section: Section, names: list[str]
) -> None:
    ids = one_of_each(hand)
    dialog = opened()
    dialog.show_section(section)
    dialog.acts.renew.click()
    answer(dialog, "&Make new meetings")
    ended = {"Cleo": hand.lives(ids["gone"]), "Emil": hand.lives(ids["other"])}
    assert [name for name, lives in ended.items() if lives == [True]] == names


def test_put_right_is_not_offered_where_nothing_that_was_changed_is_listed(
    opened: Opened, hand: LinkHand
) -> None:
    one_of_each(hand)
    dialog = opened()
    dialog.show_section(Section.GONE)
    assert buttons(dialog) == ["Make missing links (3)", "Make new meetings… (1)"]


def test_a_button_that_goes_out_gives_the_keyboard_to_the_table(
    opened: Opened, hand: LinkHand
) -> None:
    hand.changed("10:00", "Dora")
    hand.linked("11:00", "Emil", by=ANNA)
    dialog = opened()
    dialog.acts.right.setFocus()
    dialog.acts.right.click()
    assert not dialog.acts.right.isEnabled()
    assert dialog.focusWidget() is dialog.table


def test_many_changes_are_read_at_once(
    qtbot: QtBot, dressed: QApplication, store: Store, connection: Connection
) -> None:
    lane = HeldLane()
    book = Book(store, lane)
    dialog = LinksDialog(book, connection, None, now=lambda: NOW)
    qtbot.addWidget(dialog)
    assert sections(dialog) == []  # nothing is counted yet
    for _ in range(5):
        book.changed.emit()
    shown: list[object] = []
    dialog.summary.show_facts = shown.append  # type: ignore[method-assign] # counts what is shown
    lane.work()
    assert len(shown) == 2


def test_the_list_of_whom_to_tell_is_copied_as_plain_text(opened: Opened, hand: LinkHand) -> None:
    cleo = hand.linked("10:00", "Cleo\n<b>Jones</b>", phone="0170 1234567")
    dora = hand.linked("10:30", "Dora")
    for booking_id in (cleo, dora):
        hand.change(booking_id, ended=True)
        hand.make(booking_id)
    dialog = opened()
    assert table(dialog, Section.TELL) == [
        "Tue 5 May, 10:00 | Cleo <b>Jones</b> | 0170 1234567 |  | https://meet.example/new2",
        "Tue 5 May, 10:30 | Dora |  |  | https://meet.example/new2",
    ]
    assert buttons(dialog) == ["Copy list (2)", "Already told (2)"]
    dialog.acts.copy.click()
    assert QGuiApplication.clipboard().text() == (
        "Tuesday, 5 May 2026 · 10:00–10:30 · Cleo <b>Jones</b> · 0170 1234567\n"
        "https://meet.example/new2\n\n"
        "Tuesday, 5 May 2026 · 10:30–11:00 · Dora\n"
        "https://meet.example/new2"
    )
    assert dialog.hint.text() == "Copied: 2 appointments with their new links."
    assert len(table(dialog)) == 2  # the list is for the desk: nobody was told yet


def test_a_new_link_that_is_out_of_date_again_is_not_given(
    opened: Opened, hand: LinkHand, store: Store
) -> None:
    cleo = hand.linked("10:00", "Cleo")
    hand.change(cleo, ended=True)
    hand.make(cleo)
    hand.change(cleo, provider=ProviderKind.OWN_LINK)
    link = "https://salon.example/another"
    store.save_salon(replace(store.salon(), provider=ProviderKind.OWN_LINK, own_link=link))
    dialog = opened()
    assert table(dialog, Section.TELL) == ["Tue 5 May, 10:00 | Cleo |  |  | is being made…"]
    assert buttons(dialog) == []


def test_whoever_was_told_the_new_link_leaves_the_list_until_that_is_taken_back(
    opened: Opened, hand: LinkHand, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [hand.linked(at, who) for at, who in (("10:00", "Cleo"), ("10:30", "Dora"))]
    ids.append(hand.gone("11:00", "Emil"))
    for booking_id in ids[:2]:
        hand.change(booking_id, ended=True)
        hand.make(booking_id)
    dialog = opened(awaited=ids)
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Cleo", "Dora", "Emil"]
    dialog.table.selectRow(1)
    dialog.acts.already.click()
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Cleo", "Emil"]
    [told] = store.told_of(ids[1])
    assert (told.way, told.join_url) == (Way.BY_WORD, "https://meet.example/new2")
    assert dialog.undo.isVisible()
    with monkeypatch.context() as broken:
        broken.delattr("desktop.services.message_store.MessageStore.forget_told")
        dialog.undo.click()
    assert dialog.undo.isVisible()  # it is not undone
    assert len(table(dialog)) == 2
    dialog.undo.click()
    assert not dialog.undo.isVisible()
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Cleo", "Dora", "Emil"]
    assert store.told_of(ids[1]) == []
    dialog.table.selectRow(1)
    dialog.acts.already.click()
    dialog.show_section(Section.ALL)
    assert not dialog.undo.isVisible()  # nothing that is done here
    dialog.show_section(Section.TELL)
    dialog.table.choose_none()
    dialog.acts.already.click()  # all whose link is there
    hand.change(ids[2], ended=True)
    hand.make(ids[2])
    assert [row.split(" | ")[1] for row in table(dialog)] == ["Emil"]
