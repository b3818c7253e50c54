"""An error in words, and everything about it for whoever is asked to help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.core.troubles import Mender
from desktop.services import places
from desktop.ui.enter_key import press_focused
from desktop.ui.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from desktop.core.troubles import AppError


def from_core(text: str) -> str:
    """Translate a string that core or services marked with ``QT_TRANSLATE_NOOP("core", …)``."""
    return QCoreApplication.translate("core", text) if text else ""


def plain_label(text: str = "", role: str = "") -> QLabel:
    """Make a wrapping label that shows ``text`` as it is; mouse and keyboard can select from it.

    ``role`` is what the style sheet goes by: ``heading``, ``strong``, ``hint``, ``error`` …
    """
    label = WrappedLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    return label


def mender_words(mender: Mender) -> str:
    """Say who can mend it."""
    words = {
        Mender.NOBODY: QCoreApplication.translate(
            "notices", "Nobody needs to: it passes by itself"
        ),
        Mender.DESK: QCoreApplication.translate("notices", "You, at this computer"),
        Mender.OWNER: QCoreApplication.translate(
            "notices", "The person with the salon's Microsoft account"
        ),
        Mender.IT: QCoreApplication.translate(
            "notices", "The administrator of the salon's Microsoft 365 (IT)"
        ),
    }
    return words[mender]


def codes(error: AppError) -> str:
    """Return what finds this error in logs, one ``name: value`` a line, in any language alike."""
    found = {"kind": str(error.kind), "code": error.code, "request id": error.request_id}
    return "\n".join(f"{name}: {value}" for name, value in found.items() if value)


def text_for_it(error: AppError, fill: Mapping[str, str]) -> str:
    """Return what to send to whoever looks after Microsoft 365: the words and the codes.

    ``fill`` is what the words leave open (``Connection.words_for_it``).
    """
    advice = error.advice
    words = [advice.message_to_it] if advice.message_to_it else [advice.title, advice.cause]
    text = "\n".join(from_core(part) for part in words)
    given = {**fill, "folder": str(places.site_config_dir()), "code": error.code}
    for name, value in given.items():
        text = text.replace(f"{{{name}}}", value)
    return f"{text}\n\n{codes(error)}"


def message_box(text: str = "") -> QPlainTextEdit:
    """Make a read-only box that shows a text to send; Tab leaves it."""
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setMinimumHeight(140)
    box.setAccessibleName(QCoreApplication.translate("notices", "Message for IT"))
    return box


class DetailsDialog(QDialog):
    """Cause, who can mend it, next step and codes of one error, with a button that copies them."""

    def __init__(
        self, error: AppError, fill: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._text_for_it = text_for_it(error, fill)
        advice = error.advice
        self.setWindowTitle(self.tr("What happened"))
        self.setMinimumWidth(520)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for name, value in (
            (self.tr("Why"), from_core(advice.cause)),
            (self.tr("Who can mend it"), mender_words(advice.mender)),
            (self.tr("What to do next"), from_core(advice.next_step)),
            (self.tr("For the logs"), codes(error)),
        ):
            shown = plain_label(value)
            shown.setAccessibleName(f"{name}: {value}")
            form.addRow(plain_label(name, "hint"), shown)
        if advice.message_to_it:
            form.addRow(
                plain_label(self.tr("Message for IT"), "hint"), message_box(self._text_for_it)
            )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("C&opy for IT"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setProperty("role", "primary")
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(from_core(advice.title), "heading"))
        layout.addLayout(form)
        layout.addStretch()
        layout.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and Close from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text_for_it)
