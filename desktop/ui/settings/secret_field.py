"""A client secret: typed once, never shown again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget


class SecretField(QWidget):
    """Shows that a secret is kept, and takes a new one or its removal."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = False
        self._given = False
        self._lasting = True
        self._removing = False
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("only if IT sent you one"))
        self.field.setAccessibleName(self.tr("Client secret"))
        self.kept = QLabel()
        self.replace_button = self._button(self.tr("&Replace…"))
        self.remove_button = self._button(self.tr("Re&move"))
        self.keep_button = self._button(self.tr("&Keep the stored secret"))
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.kept, 1)
        for button in (self.replace_button, self.remove_button, self.keep_button):
            row.addWidget(button)
        self.field.textEdited.connect(self.edited)
        self.replace_button.clicked.connect(self._replace)
        self.remove_button.clicked.connect(self._remove)
        self.keep_button.clicked.connect(self.reset)
        self.show_kept(kept=False)

    def show_kept(self, *, kept: bool, given: bool = False) -> None:
        """Start anew; a ``given`` secret, or none, was set by somebody else and stays so."""
        self._kept = kept
        self._given = given
        self.reset()

    def reset(self) -> None:
        """Forget what was typed, and keep what is kept."""
        self._removing = False
        self.field.clear()
        self._say_state()
        self._show(typing=not self._kept and not self._given)
        self.edited.emit()

    def set_lasting(self, lasting: bool) -> None:
        """Say whether the keyring takes secrets, or they are kept in memory only."""
        self._lasting = lasting
        self._say_state()

    def is_dirty(self) -> bool:
        """Tell whether saving would change the kept secret."""
        return self.typed() is not None

    def typed(self) -> str | None:
        """Return the new secret, ``""`` to remove the kept one, ``None`` to leave it as it is."""
        return "" if self._removing else self.field.text().strip() or None

    def _say_state(self) -> None:
        if self._removing:
            text = self.tr("Will be removed when you save")
        elif self._given:
            text = self.tr("Set, and not shown") if self._kept else self.tr("None")
        elif self._lasting:
            text = self.tr("Stored in the keyring")
        else:
            text = self.tr("Kept for this run only: no keyring can be used")
        self.kept.setText(text)

    def _replace(self) -> None:
        self._show(typing=True)
        self.field.setFocus()

    def _remove(self) -> None:
        self._removing = True
        self._say_state()
        self._show(typing=False)
        self.keep_button.setFocus()
        self.edited.emit()

    def _show(self, *, typing: bool) -> None:
        self.field.setVisible(typing)
        self.kept.setVisible(not typing)
        settled = not (typing or self._removing or self._given)
        self.replace_button.setVisible(settled)
        self.remove_button.setVisible(settled)
        self.keep_button.setVisible(self._kept and not self._given and not settled)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        return button
