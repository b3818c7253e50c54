"""Settings → Messages: the words in which customers hear of their appointments."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.messages import LANGUAGES, Channel, MessageKind
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, FieldLabel, heading
from desktop.ui.messages.message_words import LANGUAGE_NAMES, kind_words
from desktop.ui.settings.message_preview import MessagePreview
from desktop.ui.settings.page import Page
from desktop.ui.settings.template_editor import TemplateEditor
from desktop.ui.settings.template_facts import Key, key_of, save_templates, template_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.messages import Template
    from desktop.core.troubles import AppError
    from desktop.ui.book import Book
    from desktop.ui.settings.template_facts import TemplateFacts


class MessagesPage(Page):
    """One message is seen at a time; what was typed in the others is kept until all are saved.

    ``now`` answers in UTC.
    """

    def __init__(
        self,
        book: Book,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._facts: TemplateFacts | None = None
        self._typed: dict[Key, Template] = {}
        calm = CalmWheel(self)
        self.kind, self.channel, self.language = QComboBox(), QComboBox(), QComboBox()
        for kind in MessageKind:
            self.kind.addItem(kind_words(kind), kind)
        self.channel.addItem(self.tr("E-mail"), Channel.EMAIL)
        self.channel.addItem(self.tr("Text message"), Channel.TEXT)
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[code], code)
        self.editor = TemplateEditor()
        self.preview = MessagePreview(calm, now)
        self._lay_out()
        self.setEnabled(False)
        for combo in (self.kind, self.channel, self.language):
            calm.guard(combo)
            combo.currentIndexChanged.connect(self._show_chosen)
        self.editor.edited.connect(self._take_up)

    def load(self) -> None:
        """Read the templates; while something is typed, leave them alone."""
        if not self.is_dirty():
            self._book.read(template_facts, self._take)

    def begin(self) -> None:
        """Take the keyboard to the choice of a message."""
        self.kind.setFocus()

    def is_dirty(self) -> bool:
        """Compare the messages with what was read."""
        return self._facts is not None and self._typed != self._facts.templates

    def discard(self) -> None:
        """Go back to the messages that were read."""
        if self._facts is not None:
            self._fill(self._facts)

    def first_problem(self) -> QWidget | None:
        """Go to the first message with something wrong, the one that is seen before others."""
        for key in sorted(self._changed(), key=lambda key: key != self._chosen()):
            self._choose(key)
            if field := self.editor.check(while_typing=False):
                return field
        return None

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write each message that changed: all or none."""
        changed = [self._typed[key] for key in self._changed()]

        def saved(facts: TemplateFacts) -> None:
            self._fill(facts)
            done(None)

        self._book.write(
            lambda store: save_templates(store, changed), saved, failed=done, owner=self
        )

    def _take(self, facts: TemplateFacts) -> None:
        if self.is_dirty():  # typed while the answer was under way
            return
        if self._facts is None:
            self.language.setCurrentIndex(max(self.language.findData(facts.salon.language), 0))
        self._fill(facts)
        self.setEnabled(True)

    def _fill(self, facts: TemplateFacts) -> None:
        self._facts = facts
        self._typed = dict(facts.templates)
        self.preview.show_facts(facts)
        self._show_chosen()
        self.edited.emit()

    def _chosen(self) -> Key:
        return (
            MessageKind(self.kind.currentData()),
            Channel(self.channel.currentData()),
            str(self.language.currentData()),
        )

    def _choose(self, key: Key) -> None:
        for combo, value in zip((self.kind, self.channel, self.language), key, strict=True):
            combo.setCurrentIndex(combo.findData(value))

    def _changed(self) -> list[Key]:
        read = self._facts.templates if self._facts else {}
        return [key for key, template in self._typed.items() if template != read.get(key)]

    def _show_chosen(self) -> None:
        template = self._typed.get(self._chosen())
        if template is not None:
            self.editor.show_template(template)
            self.preview.show_template(template)

    def _take_up(self) -> None:
        template = self.editor.template()
        if template is not None:
            self._typed[key_of(template)] = template
            self.preview.show_template(template)
            self.edited.emit()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        for words, combo in (
            (self.tr("&Message"), self.kind),
            (self.tr("Sent &as"), self.channel),
            (self.tr("&Language"), self.language),
        ):
            combo.setAccessibleName(words.replace("&", ""))
            choices.addWidget(FieldLabel(words, combo))
            choices.addWidget(combo)
            choices.addSpacing(12)
        choices.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addWidget(self.editor, 1)
        columns.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("Messages")))
        layout.addWidget(
            plain_label(
                self.tr(
                    "What customers read. A sentence whose link, address or phone is missing is"
                    " left out."
                ),
                "hint",
            )
        )
        layout.addLayout(choices)
        layout.addLayout(columns, 1)
