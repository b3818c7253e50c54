"""The menu bar: every act, with its standard shortcut."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.core.models import Status
from desktop.ui.booking.act_words import status_text
from desktop.ui.booking.booking_commands import STATUS_KEYS
from desktop.ui.booking.shown_booking import Shown
from desktop.ui.header.weeks_menu import WeeksMenu

Keys = QKeySequence.StandardKey | str
Standard = QKeySequence.StandardKey

translate = QCoreApplication.translate  # the name by which lupdate finds the words


class WindowMenus:
    """Actions by name; the window connects them."""

    def __init__(self, window: QMainWindow) -> None:
        bar = window.menuBar()
        self._add_file(bar.addMenu(translate("menus", "&File")))
        self._add_edit(bar.addMenu(translate("menus", "&Edit")))
        self.booking = bar.addMenu(translate("menus", "&Booking"))
        self._add_booking(self.booking)
        self._add_view(bar.addMenu(translate("menus", "&View")))
        self.help = bar.addMenu(translate("menus", "&Help"))
        self._add_help(self.help)
        self.show_for(None)

    def show_for(self, shown: Shown | None) -> None:
        """Enable what can be done with the booking that commands are meant for."""
        live = shown is not None and not shown.cancelled
        for action in (self.edit, self.move, self.cancel, self.delete, *self.statuses.values()):
            action.setEnabled(live)
        self.copy_link.setEnabled(bool(shown and shown.link_to_give))
        self.host.setEnabled(bool(shown and shown.link.join_url))
        for status, action in self.statuses.items():
            action.setChecked(shown is not None and shown.details.booking.status is status)
        self.copy_details.setEnabled(shown is not None and shown.tellable)
        self.tell.setEnabled(shown is not None)
        self.ics.setEnabled(shown is not None and shown.final)
        self.again.setEnabled(shown is not None and shown.can_come_again)
        self.card.setEnabled(shown is not None and shown.has_card)
        self.restore.setEnabled(shown is not None and shown.cancelled)
        self.log.setEnabled(shown is not None and shown.has_log)

    def show_history(self, undo: str, redo: str) -> None:
        """Enable undo and redo; the sentences say of what."""
        for action, words in ((self.undo, undo), (self.redo, redo)):
            action.setEnabled(bool(words))
            action.setStatusTip(words)

    def all(self) -> list[QAction]:
        """Every action, for the keyboard help."""
        named = [one for one in vars(self).values() if isinstance(one, QAction)]
        return [*named, *self.weeks.entries]

    def _add_file(self, menu: QMenu) -> None:
        self.print = _action(menu, translate("menus", "&Print…"), Standard.Print, "Ctrl+P")
        self.day_ics = _action(menu, translate("menus", "Save .ics of this &day…"), "Ctrl+Shift+S")
        self.person_ics = _action(menu, translate("menus", "Save .ics of this person's &week…"))
        menu.addSeparator()
        self.open_profile = _action(
            menu, translate("menus", "&Open salon profile…"), Standard.Open, "Ctrl+O"
        )
        self.import_file = _action(menu, translate("menus", "&Import…"), "Ctrl+Shift+I")
        self.export = _action(menu, translate("menus", "&Export…"), "Ctrl+Shift+E")
        menu.addSeparator()
        self.settings = _action(
            menu, translate("menus", "&Settings…"), Standard.Preferences, "Ctrl+,"
        )
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addSeparator()
        self.quit = _action(menu, translate("menus", "&Quit"), Standard.Quit, "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_edit(self, menu: QMenu) -> None:
        self.undo = _action(menu, translate("menus", "&Undo"), Standard.Undo, "Ctrl+Z")
        self.redo = _action(menu, translate("menus", "&Redo"), Standard.Redo, "Ctrl+Y")
        menu.addSeparator()
        self.find = _action(menu, translate("menus", "&Find a customer"), Standard.Find, "Ctrl+F")
        self.called_off = _action(
            menu, translate("menus", "Find &cancelled bookings…"), "Ctrl+Shift+F"
        )

    def _add_booking(self, menu: QMenu) -> None:
        self.new = _action(menu, translate("menus", "&New booking…"), Standard.New, "Ctrl+N")
        self.walk_in = _action(menu, translate("menus", "&Walk-in…"), "Ctrl+Shift+N")
        self.block = _action(menu, translate("menus", "&Block time…"), "Ctrl+B")
        menu.addSeparator()
        self.edit = _action(menu, translate("menus", "&Edit…"), "Ctrl+E")
        self.move = _action(menu, translate("menus", "&Move with the arrow keys"), "Ctrl+M")
        statuses = menu.addMenu(translate("menus", "S&tatus"))
        self.statuses = {status: _status(statuses, status) for status in STATUS_KEYS}
        self.again = _action(menu, translate("menus", "Book a&gain…"), "Ctrl+Shift+R")
        self.card = _action(menu, translate("menus", "C&ustomer card…"), "Ctrl+I")
        menu.addSeparator()
        # not the standard key: on X11 that is Ctrl+D as well, which shows the day of everybody
        self.cancel = _action(menu, translate("menus", "&Cancel booking…"), "Del")
        self.delete = _action(menu, translate("menus", "Delete: made by mista&ke…"), "Ctrl+Del")
        self.restore = _action(menu, translate("menus", "&Restore booking"))
        menu.addSeparator()
        self.copy_link = _action(menu, translate("menus", "Copy join &link"), "Ctrl+Shift+L")
        self.host = _action(menu, translate("menus", "&Join as host"), "Ctrl+J")
        self.tell = _action(menu, translate("menus", "Tell t&he customer…"), "Ctrl+L")
        self.copy_details = _action(menu, translate("menus", "Copy &details"), "Ctrl+Shift+C")
        self.ics = _action(menu, translate("menus", "&Save .ics…"), Standard.Save, "Ctrl+S")
        self.log = _action(menu, translate("menus", "L&og of its meeting…"))

    def _add_view(self, menu: QMenu) -> None:
        self.today = _action(menu, translate("menus", "&Today"), "Ctrl+T")
        self.previous = _action(menu, translate("menus", "&Previous day"), "Alt+Left")
        self.next = _action(menu, translate("menus", "&Next day"), "Alt+Right")
        self.go_to = _action(menu, translate("menus", "&Go to date…"), "Ctrl+G")
        self.weeks = WeeksMenu(menu, keys=True)
        menu.addMenu(self.weeks)
        menu.addSeparator()
        self.everyone = _action(menu, translate("menus", "&Day of everybody"), "Ctrl+D")
        self.week = _action(menu, translate("menus", "&Week of this person"), "Ctrl+Shift+D")
        menu.addSeparator()
        self.online = _checkable(menu, translate("menus", "&Online appointments"), "Ctrl+Shift+O")
        self.links = _action(menu, translate("menus", "On&line links…"), "Ctrl+Shift+K")
        self.to_tell = _action(menu, translate("menus", "Still to t&ell…"), "Ctrl+Shift+T")
        self.month = _checkable(menu, translate("menus", "Small &month"), "Ctrl+Shift+M")
        self.show_cancelled = _checkable(menu, translate("menus", "Show &cancelled bookings"))
        self.everybody = _checkable(menu, translate("menus", "Show those who do not wor&k"))
        menu.addSeparator()
        self.zoom_in = _action(menu, translate("menus", "La&rger"), Standard.ZoomIn, "Ctrl++")
        self.zoom_out = _action(menu, translate("menus", "&Smaller"), Standard.ZoomOut, "Ctrl+-")
        self.zoom_normal = _action(menu, translate("menus", "Normal si&ze"), "Ctrl+0")
        menu.addSeparator()
        self.refresh = _action(menu, translate("menus", "Re&fresh"), Standard.Refresh, "F5")

    def _add_help(self, menu: QMenu) -> None:
        self.keys = _action(menu, translate("menus", "&Keyboard…"), Standard.HelpContents, "F1")
        self.owner_guide = _action(menu, translate("menus", "Guide for the &owner…"))
        self.it_guide = _action(menu, translate("menus", "Guide for &IT…"))
        menu.addSeparator()
        self.updates = _action(menu, translate("menus", "Check for &updates…"))
        self.about = _action(menu, translate("menus", "&About Trimsy Desk"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)


def _action(menu: QMenu, words: str, *keys: Keys) -> QAction:
    """Add an action with the first of ``keys`` that this platform has."""
    action = QAction(words, menu)
    menu.addAction(action)
    for wanted in keys:
        sequences = (
            [QKeySequence(wanted)] if isinstance(wanted, str) else QKeySequence.keyBindings(wanted)
        )
        if sequences:
            action.setShortcuts(sequences)
            break
    return action


def _checkable(menu: QMenu, words: str, *keys: Keys) -> QAction:
    action = _action(menu, words, *keys)
    action.setCheckable(True)
    return action


def _status(menu: QMenu, status: Status) -> QAction:
    """A status; its single key is only told here, and heard on a booking of the day."""
    key = QKeySequence(STATUS_KEYS[status]).toString(QKeySequence.SequenceFormat.NativeText)
    return _checkable(menu, f"{status_text(status)}\t{key}")
