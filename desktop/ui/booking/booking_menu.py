"""The menus under the right mouse button: on a booking, on a free time, on blocked time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.booking.act_words import status_text
from desktop.ui.booking.booking_commands import STATUS_KEYS, BookingCommands
from desktop.ui.booking.shown_booking import Shown

translate = QCoreApplication.translate  # the name by which lupdate finds the words

WEEKS = range(1, 13)


def booking_menu(parent: QWidget, shown: Shown, commands: BookingCommands) -> QMenu:
    """All that can be done with a booking; what cannot just now is grey."""
    menu = _menu(parent)
    live, linked = not shown.cancelled, bool(shown.link.join_url)
    _add(menu, translate("menu", "&Edit…"), commands.edit, Qt.Key.Key_E).setEnabled(live)
    move = translate("menu", "&Move with the arrow keys")
    _add(menu, move, commands.move_by_keys, Qt.Key.Key_M).setEnabled(live)
    _add_statuses(menu, shown, commands)
    menu.addSeparator()
    again = _add(menu, translate("menu", "Book a&gain…"), commands.book_again, Qt.Key.Key_G)
    for action in (again, _add_weeks(menu, commands).menuAction()):
        action.setEnabled(shown.can_come_again)
    card = _add(menu, translate("menu", "C&ustomer card…"), commands.show_card, Qt.Key.Key_K)
    card.setEnabled(shown.has_card)
    menu.addSeparator()
    _add(menu, translate("menu", "Copy join &link"), commands.copy_link).setEnabled(
        bool(shown.link_to_give)
    )
    _add(menu, translate("menu", "&Join as host"), commands.join_as_host).setEnabled(linked)
    _add(menu, translate("menu", "Tell t&he customer…"), commands.tell)
    _add(menu, translate("menu", "C&opy details"), commands.copy_details).setEnabled(shown.tellable)
    _add(menu, translate("menu", "Sa&ve .ics…"), commands.save_ics).setEnabled(shown.final)
    log = _add(menu, translate("menu", "Lo&g of its meeting…"), commands.show_log)
    log.setEnabled(shown.has_log)
    menu.addSeparator()
    if live:
        _add(menu, translate("menu", "&Cancel booking…"), commands.cancel, Qt.Key.Key_Delete)
        _add(menu, translate("menu", "&Delete: made by mistake…"), commands.delete)
    else:
        _add(menu, translate("menu", "&Restore booking"), commands.restore, Qt.Key.Key_R)
    return menu


def acts_menu(parent: QWidget, *acts: tuple[str, Callable[[], None]]) -> QMenu:
    """A menu of a few acts, given with their words."""
    menu = _menu(parent)
    for words, act in acts:
        _add(menu, words, act)
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add_statuses(menu: QMenu, shown: Shown, commands: BookingCommands) -> None:
    statuses = menu.addMenu(translate("menu", "&Status"))
    statuses.setEnabled(not shown.cancelled)
    for status, key in STATUS_KEYS.items():
        mark = partial(commands.mark, status)
        action = _add(statuses, status_text(status), mark, key)
        action.setCheckable(True)
        action.setChecked(shown.details.booking.status is status)


def _add_weeks(menu: QMenu, commands: BookingCommands) -> QMenu:
    again = menu.addMenu(translate("menu", "Book again &in"))
    for weeks in WEEKS:
        words = translate("menu", "1 week") if weeks == 1 else translate("menu", "{n} weeks")
        _add(again, words.format(n=weeks), partial(commands.book_again, weeks))
    return again


def _add(menu: QMenu, words: str, act: Callable[[], None], key: Qt.Key | None = None) -> QAction:
    """Add an act; its ``key`` is only told here, and heard in the day."""
    told = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
    action = QAction(f"{words}\t{told}" if told else words, menu)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)
    return action
