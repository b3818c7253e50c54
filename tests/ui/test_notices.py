import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.ui.error_details import DetailsDialog, text_for_it
from desktop.ui.notices import NoticeBar, ask, choose, show_details


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def buttons(bar: NoticeBar) -> dict[str, QPushButton]:
    return {
        button.text().replace("&", ""): button
        for button in bar.findChildren(QPushButton)
        if not button.isHidden()
    }


def text(bar: NoticeBar) -> str:
    return bar.current.text if bar.current else ""


def test_the_bar_takes_no_room_while_there_is_nothing_to_tell(bar: NoticeBar) -> None:
    assert bar.isHidden()
    bar.show_info("Hello")
    assert not bar.isHidden()
    bar.dismiss()
    assert bar.isHidden()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_error_is_told_in_words_without_its_codes(bar: NoticeBar, kind: Kind) -> None:
    bar.show_error(AppError(kind, code="AADSTS1", request_id="7a-1b"))
    assert AppError(kind).advice.title in text(bar)
    assert "AADSTS1" not in text(bar)
    assert "7a-1b" not in text(bar)
    assert "Details…" in buttons(bar)


def test_retry_does_it_again_and_closes_the_message(bar: NoticeBar) -> None:
    tried: list[int] = []
    bar.show_error(AppError(Kind.OFFLINE), lambda: tried.append(1))
    buttons(bar)["Retry"].click()
    assert tried == [1]
    assert bar.isHidden()


def test_only_what_can_be_retried_offers_it(bar: NoticeBar) -> None:
    bar.show_error(AppError(Kind.OFFLINE))
    assert list(buttons(bar)) == ["Details…"]


@pytest.mark.parametrize("kind", [Kind.NOT_SIGNED_IN, Kind.SIGN_IN_AGAIN])
def test_a_lost_sign_in_offers_to_sign_in(qtbot: QtBot, bar: NoticeBar, kind: Kind) -> None:
    bar.show_error(AppError(kind))
    with qtbot.waitSignal(bar.sign_in_wanted):
        buttons(bar)["Sign in"].click()


def test_what_was_done_can_be_undone(bar: NoticeBar) -> None:
    undone: list[int] = []
    bar.show_done("Moved", lambda: undone.append(1))
    buttons(bar)["Undo"].click()
    assert undone == [1]


def test_done_goes_by_itself_and_errors_stay(bar: NoticeBar) -> None:
    bar.show_error(AppError(Kind.OFFLINE))
    bar.show_done("Moved")
    assert bar.done_timer.isActive()
    bar.done_timer.timeout.emit()
    assert bar.current is not None
    assert bar.current.error == AppError(Kind.OFFLINE)


def test_one_message_at_a_time_the_newest_first(bar: NoticeBar) -> None:
    bar.show_info("one")
    bar.show_info("two")
    assert text(bar) == "two"
    bar.dismiss()
    assert text(bar) == "one"


def test_the_same_error_again_does_not_pile_up(bar: NoticeBar) -> None:
    for _ in range(3):
        bar.show_error(AppError(Kind.OFFLINE))
    bar.dismiss()
    assert bar.isHidden()


def test_the_next_act_replaces_what_was_done_before(bar: NoticeBar) -> None:
    bar.show_done("one")
    bar.show_done("two")
    bar.dismiss()
    assert bar.isHidden()


def test_an_error_that_no_longer_holds_is_taken_back(bar: NoticeBar) -> None:
    bar.show_info("below")
    bar.show_error(AppError(Kind.OFFLINE))
    bar.forget(AppError(Kind.OFFLINE))
    assert text(bar) == "below"


def test_an_act_that_tells_something_itself_is_not_swallowed(bar: NoticeBar) -> None:
    bar.show_error(AppError(Kind.OFFLINE), lambda: bar.show_done("worked"))
    buttons(bar)["Retry"].click()
    assert text(bar) == "worked"


def test_escape_closes_the_message_in_which_the_focus_is(qtbot: QtBot, bar: NoticeBar) -> None:
    bar.show_error(AppError(Kind.OFFLINE))
    qtbot.keyClick(buttons(bar)["Details…"], Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_text_from_outside_is_shown_as_it_is(bar: NoticeBar) -> None:
    bar.show_info("<b>Rosa</b>")
    label = bar.findChild(QLabel)
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>Rosa</b>"


def test_the_details_hold_all_there_is_to_know(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    error = AppError(Kind.NO_TEAMS_LICENCE, code="403 Forbidden", request_id="7a-1b")
    dialog = show_details(parent, error)
    shown = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (error.advice.title, error.advice.cause, error.advice.next_step, "7a-1b"):
        assert part in shown
    copy = next(b for b in dialog.findChildren(QPushButton) if "for IT" in b.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == text_for_it(error, {})
    dialog.reject()


@pytest.mark.parametrize("kind", list(Kind))
def test_texts_for_it_are_filled_in(kind: Kind) -> None:
    fill = {"client_id": "ID", "tenant": "TENANT", "consent_link": "https://consent.example"}
    text = text_for_it(AppError(kind, code="X1", request_id="R2"), fill)
    assert "{" not in text
    assert "X1" in text
    assert "R2" in text


@pytest.mark.parametrize(("pressed", "answer"), [(0, True), (1, False), (None, False)])
def test_a_question_is_answered_once(qtbot: QtBot, pressed: int | None, answer: bool) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers: list[bool] = []
    box = ask(parent, "Title", "<i>Text</i>", "&Yes", "&No", answers.append)
    assert box.textFormat() is Qt.TextFormat.PlainText
    if pressed is None:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    else:
        words = ("&Yes", "&No")[pressed]
        next(b for b in box.findChildren(QPushButton) if b.text() == words).click()
    assert answers == [answer]


def test_enter_takes_the_safe_answer_unless_told_otherwise(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers: list[int] = []

    def default_of(box: QMessageBox) -> str:
        button = box.defaultButton()
        assert button is not None
        return button.text()

    one = choose(parent, "Title", "Text", ("&A", "&B", "&C"), answers.append)
    assert default_of(one) == "&C"
    one.reject()
    other = choose(parent, "Title", "Text", ("&A", "&B", "&C"), answers.append, default=0)
    assert default_of(other) == "&A"
    other.reject()
    assert answers == [2, 2]


def test_details_can_be_closed_by_keyboard(qtbot: QtBot) -> None:
    dialog = DetailsDialog(AppError(Kind.OFFLINE), {})
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_window_is_active_again_when_the_answer_closes_the_dialog_that_asked(
    qtbot: QtBot,
) -> None:
    class Window(QWidget):
        asked = 0

        def activateWindow(self) -> None:
            self.asked += 1

    window = Window()
    qtbot.addWidget(window)
    window.show()
    for answer, expected in (("Stay", 0), ("Discard", 1)):
        dialog = QDialog(window)
        dialog.open()
        discard = dialog.reject
        box = choose(
            dialog,
            "Title",
            "Text",
            ("&Discard", "&Stay"),
            lambda chosen, discard=discard: discard() if chosen == 0 else None,
        )
        next(one for one in box.buttons() if one.text() == f"&{answer}").click()
        assert window.asked == expected
        dialog.reject()
