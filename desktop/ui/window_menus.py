"""The menu bar: every act, with its standard shortcut."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.ui.booking_panel import Shown

Keys = QKeySequence.StandardKey | str


class WindowMenus:
    """Actions by name; the window connects them."""

    def __init__(self, window: QMainWindow) -> None:
        bar = window.menuBar()
        file = bar.addMenu(window.tr("&File"))
        self.settings = _action(
            file, window.tr("&Settings…"), QKeySequence.StandardKey.Preferences, "Ctrl+,"
        )
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        file.addSeparator()
        self.quit = _action(file, window.tr("&Quit"), QKeySequence.StandardKey.Quit, "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        booking = bar.addMenu(window.tr("&Booking"))
        self.new = _action(
            booking, window.tr("&New booking…"), QKeySequence.StandardKey.New, "Ctrl+N"
        )
        self.edit = _action(booking, window.tr("&Edit…"), "Ctrl+E")
        self.cancel = _action(
            booking, window.tr("&Cancel booking…"), QKeySequence.StandardKey.Delete, "Del"
        )
        self.restore = _action(booking, window.tr("&Restore booking"))
        booking.addSeparator()
        self.copy_link = _action(booking, window.tr("Copy join &link"), "Ctrl+Shift+L")
        self.host = _action(booking, window.tr("&Join as host"), "Ctrl+J")
        self.copy_details = _action(booking, window.tr("Copy &details"), "Ctrl+Shift+C")
        self.ics = _action(
            booking, window.tr("&Save .ics…"), QKeySequence.StandardKey.Save, "Ctrl+S"
        )
        view = bar.addMenu(window.tr("&View"))
        self.today = _action(view, window.tr("&Today"), "Ctrl+T")
        self.previous = _action(view, window.tr("&Previous day"), "Alt+Left")
        self.next = _action(view, window.tr("&Next day"), "Alt+Right")
        self.go_to = _action(view, window.tr("&Go to date…"), "Ctrl+G")
        view.addSeparator()
        self.show_cancelled = _action(view, window.tr("Show &cancelled bookings"))
        self.show_cancelled.setCheckable(True)
        self.refresh = _action(view, window.tr("&Refresh"), QKeySequence.StandardKey.Refresh, "F5")
        self.help = bar.addMenu(window.tr("&Help"))
        self.keys = _action(
            self.help, window.tr("&Keyboard…"), QKeySequence.StandardKey.HelpContents, "F1"
        )
        self.about = _action(self.help, window.tr("&About Trimsy Desk"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.show_for(None)

    def show_for(self, shown: Shown | None) -> None:
        """Enable what can be done with the chosen booking."""
        live = shown is not None and not shown.cancelled
        linked = live and bool(shown and shown.link.join_url)
        for action in (self.edit, self.cancel):
            action.setEnabled(live)
        for action in (self.copy_link, self.host):
            action.setEnabled(linked)
        self.copy_details.setEnabled(live)
        self.ics.setEnabled(shown is not None)
        self.restore.setEnabled(shown is not None and shown.cancelled)

    def all(self) -> list[QAction]:
        """Every action, for the keyboard help."""
        return [one for one in vars(self).values() if isinstance(one, QAction)]


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
