"""Subject and text of one message, and what is wrong with them beside each."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.message_words import words
from desktop.core.messages import Channel, Template
from desktop.ui.fields import Problem
from desktop.ui.settings.placeholder_menu import PlaceholderButton, slips
from desktop.ui.settings.template_facts import key_of

LINES = 14
"""So many lines of the text are seen at once, at the least."""


class TemplateEditor(QWidget):
    """``edited`` follows every change by a person. What a button writes, Undo takes back."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Template | None = None
        self._filling = False
        self.subject, self.body = QLineEdit(), QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(self.body.fontMetrics().lineSpacing() * LINES)
        self.subject_problem, self.body_problem = Problem(self.subject), Problem(self.body)
        self.insert = PlaceholderButton()
        self.back = QPushButton(self.tr("Back to the &words it came with"))
        self.back.setAutoDefault(False)
        self._at: QLineEdit | QPlainTextEdit = self.body
        self._lay_out()
        for field in (self.subject, self.body):
            field.installEventFilter(self)
            field.textChanged.connect(self._typed)
        self.insert.chosen.connect(self._insert)
        self.back.clicked.connect(self._go_back)

    def show_template(self, template: Template) -> None:
        """Show another message, or the same as it is now."""
        before, self._shown = self._shown, template
        has_subject = template.channel is Channel.EMAIL
        self.subject.setVisible(has_subject)
        self._subject_label.setVisible(has_subject)
        self._filling = True
        if self.subject.text() != template.subject:
            self.subject.setText(template.subject)
            self.subject.setCursorPosition(0)
        if self.body.toPlainText() != template.body:
            self.body.setPlainText(template.body)
        self._filling = False
        if before is None or key_of(before) != key_of(template):
            self._at = self.body
        self.check(while_typing=True)
        self._show_back()

    def template(self) -> Template | None:
        """Return the message as typed; ``None`` while there is none."""
        if self._shown is None:
            return None
        return replace(self._shown, subject=self.subject.text(), body=self.body.toPlainText())

    def check(self, *, while_typing: bool) -> QWidget | None:
        """Say beside each field what is wrong with it; return the first such field."""
        is_mail = self._shown is not None and self._shown.channel is Channel.EMAIL
        checks: tuple[tuple[Problem, QWidget, str | None], ...] = (
            (self.subject_problem, self.subject, self.subject.text() if is_mail else None),
            (self.body_problem, self.body, self.body.toPlainText()),
        )
        wrong: list[QWidget] = [
            field
            for problem, field, text in checks
            if problem.say(self._wrong(text, while_typing=while_typing))
        ]
        return wrong[0] if wrong else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where a placeholder goes: where the keyboard was last."""
        if event.type() == QEvent.Type.FocusIn and watched in (self.subject, self.body):
            self._at = self.subject if watched is self.subject else self.body
        return super().eventFilter(watched, event)

    def _wrong(self, text: str | None, *, while_typing: bool) -> str:
        if text is None:  # a field that is not there
            return ""
        if not text.strip() and not while_typing:
            return self.tr(
                "Nothing is written here. Write a few words, or take those it came with."
            )
        return slips(text, while_typing=while_typing)

    def _typed(self) -> None:
        if self._filling:
            return
        self.check(while_typing=True)
        self._show_back()
        self.edited.emit()

    def _show_back(self) -> None:
        typed = self.template()
        self.back.setEnabled(typed is not None and typed != words(*key_of(typed)))

    def _insert(self, written: str) -> None:
        if isinstance(self._at, QLineEdit):
            self._at.insert(written)
        else:
            self._at.insertPlainText(written)
        self._at.setFocus()

    def _go_back(self) -> None:
        typed = self.template()
        if typed is None:
            return
        original = words(*key_of(typed))
        self.subject.selectAll()
        self.subject.insert(original.subject)
        cursor = self.body.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(original.body)
        self.body.setFocus()

    def _lay_out(self) -> None:
        self._subject_label = _above(self.tr("Su&bject"), self.subject)
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body.setAccessibleName(self.tr("Text"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._subject_label)
        layout.addWidget(self.subject)
        layout.addWidget(self.subject_problem)
        layout.addWidget(_above(self.tr("&Text"), self.body))
        layout.addWidget(self.body, 1)
        layout.addWidget(self.body_problem)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 6, 0, 0)
        buttons.addWidget(self.insert)
        buttons.addWidget(self.back)
        buttons.addStretch()
        layout.addLayout(buttons)


def _above(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    return label
