"""Help → Check for updates: what the newest version is, what is new in it, where to get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__
from desktop.core.releases import is_open
from desktop.core.troubles import AppError, Kind
from desktop.services.release_feed import Looked, Silence
from desktop.ui.browser import open_link
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import restyle
from desktop.ui.screen_room import resize_within
from desktop.ui.updates.forbidden_words import forbidden_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from desktop.core.models import Salon
    from desktop.ui.book import Book
    from desktop.ui.updates.updates import Updates


WIDTH, HEIGHT, HEIGHT_OF_NOTES = 620, 200, 440


class UpdateDialog(QDialog):
    """Asks when it is opened, unless ``looked`` is known already; ``now`` answers in UTC.

    It installs nothing: its button opens the page of the download. ``browser`` opens a link and
    says whether the system took it.
    """

    def __init__(
        self,
        updates: Updates,
        book: Book,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        looked: Looked | None = None,
        browser: Callable[[str], bool] = open_link,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Updates"))
        self._updates = updates
        self._now = now
        self._browser = browser
        self._page = ""
        self.title = plain_label(role="title")
        self.words = plain_label()
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("What is new"))
        self.hours = plain_label(role="warning")
        self.not_opened = plain_label(role="error")
        self.about = plain_label(
            self.tr(
                "Trimsy Desk asks GitHub for the list of its versions, and says nothing about you"
                " or the salon. It installs nothing by itself."
            ),
            "hint",
        )
        self.download = self._button(self.tr("&Open the download page"), self._open_page)
        self.again = self._button(self.tr("&Try again"), self._ask)
        self.close_button = self._button(self.tr("Close"), self.reject)
        self._lay_out()
        book.read(lambda store: store.salon(), self._tell_hours, owner=self)
        if looked is None:
            self._ask()
        else:
            self._show(looked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._say(self.tr("Is there a newer version?"), self.tr("Asking…"))
        self._updates.ask(self._show, self)

    def _show(self, answer: Looked | AppError) -> None:
        if isinstance(answer, AppError):
            title = self.tr("It could not be found out")
            self._say(title, self._failure_words(answer.kind), failed=True)
        elif answer.silence is not None:
            title = self.tr("Nobody was asked")
            self._say(title, self._silence_words(answer), silent=True)
        elif answer.newer:
            self._show_newer(answer)
        else:
            words = self.tr("There is none newer than yours, {version}.")
            self._say(self.tr("You have the newest version"), words.format(version=__version__))

    def _show_newer(self, looked: Looked) -> None:
        title = self.tr("Trimsy Desk {version} is out").format(version=looked.newer[0].version)
        words = self.tr(
            "You have {version}. Bookings and settings stay when you install the new one."
        )
        self._page = looked.page
        self._say(title, words.format(version=__version__), newer=True)
        resize_within(self, WIDTH, HEIGHT_OF_NOTES)
        several = len(looked.newer) > 1
        parts = [
            f"{one.version}\n\n{one.notes}".strip() if several else one.notes
            for one in looked.newer
        ]
        self.notes.setPlainText("\n\n\n".join(parts) or self.tr("Nothing is told about it."))

    def _say(
        self,
        title: str,
        words: str,
        *,
        newer: bool = False,
        failed: bool = False,
        silent: bool = False,
    ) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.notes.setVisible(newer)
        self.about.setVisible(not silent)
        self.hours.setVisible(newer and bool(self.hours.text()))
        self.download.setVisible(newer)
        self.again.setVisible(failed)
        self.not_opened.hide()
        self._set_off()

    def _tell_hours(self, salon: Salon) -> None:
        """Advise against it while customers are there: installing closes the app."""
        words = self.tr("The salon is open now. Better install it after closing time.")
        self.hours.setText(words if is_open(salon, self._now()) else "")
        self.hours.setVisible(bool(self.hours.text()) and self.notes.isVisibleTo(self))
        self._set_off()

    def _set_off(self) -> None:
        """Propose what there is to do now; while the salon is open that is not the download."""
        wanted = self.close_button
        if self.again.isVisibleTo(self):
            wanted = self.again
        elif self.download.isVisibleTo(self) and not self.hours.text():
            wanted = self.download
        for button in (self.download, self.again, self.close_button):
            button.setProperty("role", "primary" if button is wanted else "")
            button.setDefault(button is wanted)
            restyle(button)
        wanted.setFocus()

    def _open_page(self) -> None:
        opened = self._browser(self._page)
        words = self.tr("No browser could be opened on this computer. The page is: {link}")
        self.not_opened.setText(words.format(link=self._page))
        self.not_opened.setVisible(not opened)

    def _failure_words(self, kind: Kind) -> str:
        if kind is Kind.OFFLINE:
            return self.tr("GitHub cannot be reached: there is no internet, or a firewall forbids.")
        if kind is Kind.UNTRUSTED_CONNECTION:
            return self.tr(
                "Whoever answered could not prove to be GitHub. Check this computer's date and"
                " time, and that the Wi-Fi needs no sign-in of its own."
            )
        if kind is Kind.PROXY_SIGN_IN:
            return self.tr(
                "GitHub cannot be reached: the network's proxy wants a sign-in. Ask your IT to let"
                " Trimsy Desk through: Help → Guide for IT, “Firewall and proxy”."
            )
        if kind is Kind.BUSY:
            return self.tr("GitHub is asked too often from your network. Try again in an hour.")
        return self.tr("The list of versions did not come. Try again later.")

    def _silence_words(self, looked: Looked) -> str:
        if looked.silence is Silence.FORBIDDEN:
            return forbidden_words(looked.problem)
        if looked.silence is Silence.PRACTICE:
            return self.tr("In practice mode nothing leaves this computer.")
        return self.tr(
            "You have {version}. This copy does not know where newer ones are published: look"
            " where it came from."
        ).format(version=__version__)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(self.download, role.ActionRole)
        buttons.addButton(self.again, role.ActionRole)
        buttons.addButton(self.close_button, role.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for label in (self.title, self.words):
            layout.addWidget(label)
        layout.addWidget(self.notes, 1)
        for label in (self.hours, self.not_opened, self.about):
            layout.addWidget(label)
        layout.addStretch()
        layout.addWidget(buttons)
        resize_within(self, WIDTH, HEIGHT)
