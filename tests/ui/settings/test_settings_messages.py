"""Settings → Messages: written, looked at, checked and saved."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.message_words import words
from desktop.core.messages import Channel, MessageKind, Template
from desktop.core.placeholders import Placeholder
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.settings.messages_page import MessagesPage
from desktop.ui.settings.template_facts import Key
from tests.ui.access import check_keys, check_names
from tests.ui.fake_account import NOW, make_book
from tests.ui.held_lane import HeldLane
from tests.ui.settings.messages_hand import (
    BOOKED,
    EMAIL,
    MOVED,
    SALON,
    TEXT,
    book,
    choose,
    opened,
    page,
)

__all__ = ["book", "page"]


def written(book: Book) -> dict[Key, Template]:
    found: list[list[Template]] = []
    book.read(lambda store: store.templates(), found.append)
    return {(one.kind, one.channel, one.language): one for one in found[0]}


def saved(page: MessagesPage) -> AppError | None:
    answers: list[AppError | None] = []
    page.save(answers.append)
    (answer,) = answers
    return answer


def test_the_page_begins_with_the_words_the_app_comes_with(page: MessagesPage) -> None:
    original = words(BOOKED, EMAIL, "de")  # the salon's language
    assert page.editor.template() == original
    assert page.editor.body.toPlainText() == original.body
    assert not page.editor.back.isEnabled()
    assert not page.is_dirty()


def test_choosing_shows_each_message_and_changes_none(page: MessagesPage) -> None:
    for kind in MessageKind:
        for channel in Channel:
            for language in ("en", "de"):
                choose(page, kind, channel, language)
                assert page.editor.template() == words(kind, channel, language)
                assert page.editor.subject.isVisible() is (channel is EMAIL)
    assert not page.is_dirty()


def test_what_is_typed_is_kept_while_one_looks_at_others_and_saved_at_once(
    qtbot: QtBot, page: MessagesPage, book: Book
) -> None:
    page.editor.subject.setText("Termin: {date}")
    choose(page, MOVED, TEXT, "en")
    page.editor.body.setPlainText("Now {time}")
    choose(page, BOOKED, EMAIL, "de")
    assert page.editor.subject.text() == "Termin: {date}"
    assert page.is_dirty()
    assert written(book) == {}
    assert page.first_problem() is None
    assert saved(page) is None
    assert not page.is_dirty()
    assert written(book) == {
        (BOOKED, EMAIL, "de"): replace(words(BOOKED, EMAIL, "de"), subject="Termin: {date}"),
        (MOVED, TEXT, "en"): Template(MOVED, TEXT, "en", "", "Now {time}"),
    }
    again = opened(qtbot, book)
    choose(again, MOVED, TEXT, "en")
    assert again.editor.body.toPlainText() == "Now {time}"


def test_discarding_goes_back_in_every_message(page: MessagesPage) -> None:
    page.editor.body.setPlainText("x")
    choose(page, MOVED, TEXT, "en")
    page.editor.body.setPlainText("y")
    page.discard()
    assert not page.is_dirty()
    assert page.editor.template() == words(MOVED, TEXT, "en")
    choose(page, BOOKED, EMAIL, "de")
    assert page.editor.template() == words(BOOKED, EMAIL, "de")


def test_the_words_it_came_with_come_back_and_undo_takes_that_back(
    page: MessagesPage, book: Book
) -> None:
    page.editor.subject.setText("Mine")
    page.editor.body.setPlainText("My own words")
    assert saved(page) is None
    page.editor.back.click()
    assert page.editor.template() == words(BOOKED, EMAIL, "de")
    assert not page.editor.back.isEnabled()
    assert page.is_dirty()
    page.editor.body.undo()
    page.editor.subject.undo()
    assert (page.editor.subject.text(), page.editor.body.toPlainText()) == ("Mine", "My own words")
    assert not page.is_dirty()
    page.editor.back.click()
    assert saved(page) is None
    assert written(book) == {}  # nothing of it is kept, so that better words can follow


@pytest.mark.parametrize("one", list(Placeholder))
def test_each_placeholder_comes_from_the_menu(page: MessagesPage, one: Placeholder) -> None:
    page.editor.body.setPlainText("ab")
    cursor = page.editor.body.textCursor()
    cursor.setPosition(1)
    page.editor.body.setTextCursor(cursor)
    trigger(page, one)
    assert page.editor.body.toPlainText() == f"a{one.written}b"
    assert page.editor.body_problem.isHidden()


def trigger(page: MessagesPage, one: Placeholder) -> None:
    menu = page.editor.insert.menu()
    next(action for action in menu.actions() if action.data() == one.written).trigger()


def test_a_placeholder_goes_where_the_keyboard_was(qtbot: QtBot, page: MessagesPage) -> None:
    page.activateWindow()
    page.editor.subject.setText("A ")
    page.editor.subject.setFocus()
    qtbot.waitUntil(page.editor.subject.hasFocus)
    page.editor.insert.setFocus()
    trigger(page, Placeholder.TIME)
    assert page.editor.subject.text() == "A {time}"
    choose(page, BOOKED, TEXT, "de")  # which has no subject
    trigger(page, Placeholder.TIME)
    assert "{time}" in page.editor.body.toPlainText()
    page.editor.body.undo()
    assert page.editor.template() == words(BOOKED, TEXT, "de")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Hello {cutsomer}",
            "There is no placeholder {cutsomer}. Did you mean {customer}?",
        ),
        (
            "{qqq} {Date}",
            "There is no placeholder {qqq}.\nThere is no placeholder {Date}. Did you mean {date}?",
        ),
    ],
)
def test_unknown_placeholders_are_named_beside_the_field_and_not_saved(
    page: MessagesPage, typed: str, said: str
) -> None:
    page.editor.body.setPlainText(typed)
    assert page.editor.body_problem.text() == said
    assert page.editor.body.accessibleDescription() == said
    assert page.editor.body_problem.isVisible()
    assert page.editor.subject_problem.isHidden()
    assert page.first_problem() is page.editor.body
    page.editor.body.setPlainText("Hello {customer}")
    assert page.editor.body_problem.isHidden()
    assert page.first_problem() is None


def test_a_placeholder_being_typed_is_no_slip_until_it_is_saved(
    qtbot: QtBot, page: MessagesPage
) -> None:
    page.editor.subject.clear()
    qtbot.keyClicks(page.editor.subject, "For {cust")
    assert page.editor.subject_problem.isHidden()
    assert page.first_problem() is page.editor.subject
    assert "{customer}" in page.editor.subject_problem.text()
    qtbot.keyClicks(page.editor.subject, "omer}")
    assert page.editor.subject_problem.isHidden()


@pytest.mark.parametrize("field", ["subject", "body"])
def test_a_message_without_words_is_said(page: MessagesPage, field: str) -> None:
    choose(page, MOVED, EMAIL, "en")
    editor = page.editor
    getattr(editor, field).clear()
    choose(page, BOOKED, TEXT, "de")
    assert page.first_problem() is getattr(editor, field)
    assert page.kind.currentData() == MOVED
    assert "Nothing is written" in getattr(editor, field).accessibleDescription()


def test_what_is_being_typed_survives_a_change_elsewhere(page: MessagesPage, book: Book) -> None:
    page.editor.body.setPlainText("Half ty")
    book.write(lambda store: store.save_salon(replace(SALON, name="Rosa")))
    assert page.editor.body.toPlainText() == "Half ty"
    assert page.is_dirty()


def test_what_is_typed_while_the_book_answers_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    lane = HeldLane()
    book = make_book(tmp_path, lane)
    page = MessagesPage(book, lambda: NOW)
    qtbot.addWidget(page)
    page.load()
    assert not page.isEnabled()
    lane.work()
    page.load()
    page.editor.body.setPlainText("Typed meanwhile")
    lane.work()
    assert page.editor.body.toPlainText() == "Typed meanwhile"


def test_a_save_that_fails_keeps_what_was_typed_and_writes_nothing(
    page: MessagesPage, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.editor.body.setPlainText("One")
    choose(page, MOVED, TEXT, "en")
    page.editor.body.setPlainText("Two")
    keep = Store.save_template

    def refuse(self: Store, template: Template) -> None:
        if template.body == "Two":
            raise AppError(Kind.DISK_FULL)
        keep(self, template)

    monkeypatch.setattr(Store, "save_template", refuse)
    assert saved(page) == AppError(Kind.DISK_FULL)
    assert page.editor.body.toPlainText() == "Two"
    assert page.is_dirty()
    assert written(book) == {}


@pytest.mark.parametrize("channel", list(Channel))
def test_every_control_has_a_name_and_its_own_key(page: MessagesPage, channel: Channel) -> None:
    choose(page, BOOKED, channel, "en")
    page.editor.body.setPlainText("{x}")
    check_names(page)
    check_keys(page)
