"""A card for the administrator: what the app is in Entra, what it may do, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.consent import PERMISSIONS, REDIRECT_URI, admin_consent_link
from desktop.services.registration import ANY_ORGANISATION
from desktop.ui.browser import open_link
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.fields import FieldLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class AdminCard(QDialog):
    """Needs no network, and without a client id says what is missing.

    ``tenant`` is as it was typed, empty for any organisation; ``browser`` opens a link and says
    whether the system took it.
    """

    def __init__(
        self,
        client_id: str,
        tenant: str,
        parent: QWidget | None = None,
        *,
        browser: Callable[[str], bool] = open_link,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("For the Administrator"))
        self.setMinimumWidth(640)
        self._browser = browser
        tenant = tenant or ANY_ORGANISATION
        link = admin_consent_link(client_id, tenant) if client_id else ""
        self._facts = (
            (self.tr("Application (client) &ID"), client_id),
            (self.tr("Directory (&tenant)"), tenant),
            (self.tr("&Redirect URI"), REDIRECT_URI),
            (self.tr("Admin-consent &link"), link),
        )
        self.missing = plain_label(role="warning")
        self.missing.setText(
            ""
            if client_id
            else self.tr(
                "Missing: the application (client) ID. It comes with the app's registration in"
                " Microsoft Entra; enter it in the settings, and the consent link is made of it."
            )
        )
        self.missing.setVisible(not client_id)
        self.fields: list[QLineEdit] = []
        self.copies: list[QPushButton] = []
        self.open_button = QPushButton(self.tr("&Open in the browser"))
        self.open_button.setEnabled(bool(link))
        self.not_opened = plain_label(role="error")
        self.not_opened.hide()
        self.copy_all = QPushButton(self.tr("&Copy all as text"))
        self._lay_out()
        self.open_button.clicked.connect(self._open)
        self.copy_all.clicked.connect(lambda: _copy(self.text()))

    def text(self) -> str:
        """Return all of it, ready to send."""
        lines = [self.tr("Trimsy Desk in Microsoft Entra"), ""]
        missing = self.tr("(missing)")
        lines += [f"{_plain(name)}: {value or missing}" for name, value in self._facts]
        lines += ["", self.tr("Delegated permissions of Microsoft Graph:")]
        lines += [f"{one.name}: {from_core(one.reason)}" for one in PERMISSIONS]
        return "\n".join([*lines, "", self._register_words()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and Close from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _register_words(self) -> str:
        return self.tr(
            "Register the redirect URI under “Mobile and desktop applications”, without a port. The"
            " app acts only as the account that is connected, and needs no client secret."
        )

    def _open(self) -> None:
        opened = self._browser(self._facts[-1][1])
        self.not_opened.setText(
            self.tr("No browser could be opened on this computer. Copy the link instead.")
        )
        self.not_opened.setVisible(not opened)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._facts):
            field, copy = self._field(name, value)
            grid.addWidget(FieldLabel(name, field), row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(copy, row, 2)
        opening = QHBoxLayout()
        opening.addWidget(self.open_button)
        opening.addWidget(self.not_opened, 1)
        opening.addStretch()
        grid.addLayout(opening, len(self._facts), 1, 1, 2)
        reasons = QGridLayout()
        reasons.setHorizontalSpacing(14)
        reasons.setVerticalSpacing(8)
        reasons.setColumnStretch(1, 1)
        for row, one in enumerate(PERMISSIONS):
            name_label = plain_label(one.name, "strong")
            name_label.setWordWrap(False)
            reasons.addWidget(name_label, row, 0, Qt.AlignmentFlag.AlignTop)
            reasons.addWidget(plain_label(from_core(one.reason)), row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_all, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setProperty("role", "primary")
        for button in (self.open_button, self.copy_all, *self.copies):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(plain_label(self.tr("Trimsy Desk in Microsoft Entra"), "heading"))
        layout.addWidget(self.missing)
        layout.addLayout(grid)
        layout.addWidget(plain_label(self.tr("What it asks for, and why"), "strong"))
        layout.addLayout(reasons)
        layout.addWidget(plain_label(self._register_words(), "hint"))
        layout.addStretch()
        layout.addWidget(buttons)

    def _field(self, name: str, value: str) -> tuple[QLineEdit, QPushButton]:
        field = QLineEdit(value)
        field.setReadOnly(True)
        field.setPlaceholderText(self.tr("missing"))
        field.setCursorPosition(0)
        field.setAccessibleName(_plain(name))
        copy = QPushButton(self.tr("Copy"))
        copy.setAccessibleName(self.tr("Copy: {what}").format(what=_plain(name)))
        copy.setEnabled(bool(value))
        copy.clicked.connect(lambda: _copy(value))
        self.fields.append(field)
        self.copies.append(copy)
        return field, copy


def _plain(name: str) -> str:
    """Return a field's name without its mnemonic."""
    return name.replace("&", "")


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
