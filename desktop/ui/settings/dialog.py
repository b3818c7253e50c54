"""The settings: a list of pages, one Save for all, and nothing typed is ever lost in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.enter_key import press_focused
from desktop.ui.fields import Problem, scrolled
from desktop.ui.notices import choose
from desktop.ui.settings.online_page import OnlinePage
from desktop.ui.settings.page import Page
from desktop.ui.settings.salon_page import SalonPage
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.staff_page import StaffPage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.core.troubles import AppError
    from desktop.ui.book import Book
    from desktop.ui.connection import Connection


class SettingsDialog(QDialog):
    """Opens at once and fills itself as answers come, however broken the connection is."""

    def __init__(self, book: Book, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.resize(960, 720)
        self.salon = SalonPage(book)
        self.staff = StaffPage(book)
        self.services = ServicesPage(book)
        self.online = OnlinePage(book, connection)
        self.pages: list[Page] = [self.salon, self.staff, self.services, self.online]
        self.list = QListWidget(self)
        self.list.setObjectName("settingsPages")
        self.list.setAccessibleName(self.tr("Settings pages"))
        self.list.setFixedWidth(150)
        # Parents from the start: each change of parent styles everything below anew.
        self.stack = QStackedWidget(self)
        names = (self.tr("Salon"), self.tr("Staff"), self.tr("Services"), self.tr("Booking"))
        for name, page in zip(names, self.pages, strict=True):
            self.list.addItem(name)
            self.stack.addWidget(scrolled(page, self.stack))
            page.edited.connect(self._show_state)
            page.failed.connect(self._say_error)
            book.changed.connect(page.load)
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
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self._show_state()
        for page in self.pages:
            page.load()
        connection.reload_registration()  # an administrator may have changed it meanwhile

    def open_page(self, page: Page) -> None:
        """Show ``page``."""
        self.list.setCurrentRow(self.pages.index(page))

    def is_dirty(self) -> bool:
        """Tell whether any page holds something that is not saved."""
        return any(page.is_dirty() for page in self.pages)

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
            for page in self.pages:
                page.discard()
            super().reject()

    def _save_all(self, *, close: bool) -> None:
        dirty = [page for page in self.pages if page.is_dirty()]
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
