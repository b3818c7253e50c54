"""The settings: a list of pages, one Save for all, and nothing typed is ever lost in silence."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.enter_key import press_focused
from desktop.ui.fields import Problem, scrolled
from desktop.ui.notices import choose
from desktop.ui.profile.profile_box import ProfileBox
from desktop.ui.screen_room import resize_within
from desktop.ui.settings.display_page import DisplayPage
from desktop.ui.settings.messages_page import MessagesPage
from desktop.ui.settings.online_page import OnlinePage
from desktop.ui.settings.page import Page
from desktop.ui.settings.salon_page import SalonPage
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.staff_page import StaffPage
from desktop.ui.tab_order import put_in_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QShowEvent

    from desktop.core.troubles import AppError
    from desktop.ui.book import Book
    from desktop.ui.connection import Connection
    from desktop.ui.preferences_port import PreferencesPort


class SettingsDialog(QDialog):
    """Opens at once and fills itself as answers come, however broken the connection is.

    A page is made when it is first asked for. ``now`` answers in UTC. ``absence_saved(change)``
    tells of absences, which are in the book at once. Without ``preferences`` there is no page for
    them.
    """

    absence_saved = Signal(object)

    def __init__(
        self,
        book: Book,
        connection: Connection,
        parent: QWidget | None = None,
        preferences: PreferencesPort | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        resize_within(self, 1150, 740)
        self._book = book
        self._makers: dict[str, tuple[str, Callable[[], Page]]] = {
            "salon": (self.tr("Salon"), lambda: SalonPage(book, ProfileBox(book, connection))),
            "staff": (self.tr("Staff"), lambda: self._make_staff(now)),
            "services": (self.tr("Services"), lambda: ServicesPage(book)),
            "online": (self.tr("Booking"), lambda: OnlinePage(book, connection)),
            "messages": (self.tr("Messages"), lambda: MessagesPage(book, now)),
        }
        if preferences is not None:
            words = self.tr("This computer")
            self._makers["display"] = (words, lambda: DisplayPage(preferences))
        self._made: dict[str, tuple[Page, QScrollArea]] = {}
        self.list = QListWidget(self)
        self.list.setObjectName("settingsPages")
        self.list.setAccessibleName(self.tr("Settings pages"))
        self.list.setFixedWidth(150)
        self.list.addItems([words for words, _ in self._makers.values()])
        self.stack = QStackedWidget(self)
        self.problem = Problem()
        book.failed.connect(self._say_error)  # the window's own bar is out of reach now
        self._focus: QWidget | None = None
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(QDialogButtonBox.StandardButton.Save)
        self.close_button = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.save_button.setText(self.tr("&Save"))  # else each desktop has a key of its own
        self.close_button.setText(self.tr("Close"))
        self.save_button.setProperty("role", "primary")
        self.save_button.clicked.connect(self.save)
        buttons.rejected.connect(self.reject)
        body = QHBoxLayout()
        body.addWidget(self.list)
        body.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(body, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show_page)
        self._show_state()
        connection.reload_registration()  # an administrator may have changed it meanwhile

    @property
    def salon(self) -> SalonPage:
        return cast("SalonPage", self._page("salon"))

    @property
    def staff(self) -> StaffPage:
        return cast("StaffPage", self._page("staff"))

    @property
    def services(self) -> ServicesPage:
        return cast("ServicesPage", self._page("services"))

    @property
    def online(self) -> OnlinePage:
        return cast("OnlinePage", self._page("online"))

    @property
    def messages(self) -> MessagesPage:
        return cast("MessagesPage", self._page("messages"))

    @property
    def display(self) -> DisplayPage:
        """The page of this computer; ``KeyError`` where there are no preferences."""
        return cast("DisplayPage", self._page("display"))

    @property
    def pages(self) -> list[Page]:
        """Every page in order, those made that were not shown yet."""
        return [self._page(name) for name in self._makers]

    def open_page(self, page: Page) -> None:
        """Show ``page``, and let the keyboard begin there where nothing is filled in yet."""
        made = {one: name for name, (one, _) in self._made.items()}
        self.list.setCurrentRow(list(self._makers).index(made[page]))
        page.begin()

    def is_dirty(self) -> bool:
        """Tell whether any page holds something that is not saved."""
        return any(page.is_dirty() for page, _ in self._made.values())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first page, unless another was asked for."""
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        super().showEvent(event)

    def save(self) -> None:
        """Save every page that was changed, or go to the first field that is wrong."""
        self._save_all(close=False)

    def reject(self) -> None:
        """Close; with something unsaved, ask first."""
        if not self.is_dirty():
            super().reject()
            return
        choose(
            self,
            self.tr("Save the changes?"),
            self.tr("You changed settings that are not saved yet."),
            (self.tr("&Save"), self.tr("&Discard"), self.tr("&Go on editing")),
            self._answered,
            default=0,  # loses nothing
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _answered(self, answer: int) -> None:
        if answer == 0:
            self._save_all(close=True)
        elif answer == 1:
            for page, _ in self._made.values():
                page.discard()
            super().reject()

    def _page(self, name: str) -> Page:
        if name not in self._made:
            page = self._makers[name][1]()
            area = scrolled(page, self.stack)
            self.stack.addWidget(area)
            put_in_turn(self.list, area)
            self._made[name] = (page, area)
            page.edited.connect(self._show_state)
            page.failed.connect(self._say_error)
            self._book.changed.connect(page.load)
            page.load()
        return self._made[name][0]

    def _make_staff(self, now: Callable[[], datetime]) -> StaffPage:
        page = StaffPage(self._book, now)
        page.absences.acted.connect(self.absence_saved)
        return page

    def _show_page(self, row: int) -> None:
        name = list(self._makers)[row]
        page = self._page(name)
        if not page.isEnabled():  # the book could not be read before
            page.load()
        self.stack.setCurrentWidget(self._made[name][1])

    def _in_order(self) -> list[Page]:
        return [self._made[name][0] for name in self._makers if name in self._made]

    def _save_all(self, *, close: bool) -> None:
        dirty = [page for page in self._in_order() if page.is_dirty()]
        for page in dirty:
            field = page.first_problem()
            if field is not None:
                self.open_page(page)
                field.setFocus()
                return
        self.problem.say("")
        self._let_type(False)  # what is typed now would be overwritten by what comes back
        self._save_next(dirty, close=close)

    def _save_next(self, dirty: list[Page], *, close: bool) -> None:
        if not dirty:
            self._let_type(True)
            self._show_state()
            if close:
                super().reject()
            return
        page, *rest = dirty

        def saved(error: AppError | None) -> None:
            if error is None:
                self._save_next(rest, close=close)
            else:
                self._let_type(True)
                self.open_page(page)
                self.problem.say_error(error)

        page.save(saved)

    def _say_error(self, error: AppError) -> None:
        self.problem.say_error(error)

    def _let_type(self, on: bool) -> None:
        if not on:
            self._focus = self.focusWidget()
        self.stack.setEnabled(on)
        self.save_button.setEnabled(on)
        if on and self._focus is not None and isValid(self._focus):
            self._focus.setFocus()

    def _show_state(self) -> None:
        self.save_button.setEnabled(self.is_dirty())
