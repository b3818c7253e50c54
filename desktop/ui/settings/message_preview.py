"""What a customer would get: a message filled in for a real booking, or for a made-up one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.fill_in import message_of
from desktop.core.messages import Channel, Template
from desktop.core.models import Place
from desktop.core.sample_booking import shown_at
from desktop.core.text_segments import outside, segments
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, FieldLabel
from desktop.ui.messages.message_words import segments_words
from desktop.ui.settings.template_facts import TemplateFacts
from desktop.ui.spoken import apart, customer_text, day_text


class MessagePreview(QWidget):
    """Follows every letter that is typed. ``now`` answers in UTC."""

    def __init__(
        self, calm: CalmWheel, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._facts: TemplateFacts | None = None
        self._template: Template | None = None
        self.place = QComboBox()
        self.place.addItem(self.tr("An online appointment"), Place.ONLINE)
        self.place.addItem(self.tr("An appointment at the salon"), Place.ON_SITE)
        self.place.setAccessibleName(self.tr("Preview for"))
        calm.guard(self.place)
        self.whose = plain_label(role="hint")
        self.subject = plain_label(role="strong")
        self.body = QPlainTextEdit()
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setAccessibleName(self.tr("Preview"))
        self.size_of_it = plain_label(role="hint")
        choice = QHBoxLayout()
        choice.addWidget(FieldLabel(self.tr("Preview &for"), self.place))
        choice.addWidget(self.place, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(choice)
        layout.addWidget(self.whose)
        layout.addWidget(self.subject)
        layout.addWidget(self.body, 1)
        layout.addWidget(self.size_of_it)
        self.place.currentIndexChanged.connect(self._show)

    def show_facts(self, facts: TemplateFacts) -> None:
        self._facts = facts
        self._show()

    def show_template(self, template: Template) -> None:
        self._template = template
        self._show()

    def _show(self) -> None:
        facts, template = self._facts, self._template
        if facts is None or template is None:
            return
        names = (self.tr("Anna Sample"), self.tr("Colour advice"), self.tr("Eva"))
        example = facts.example(self._now(), *names)
        told = message_of(
            shown_at(example, facts.salon, Place(self.place.currentData())),
            facts.salon,
            [template],
            template.kind,
            template.channel,
            language=template.language,
        )
        is_text = template.channel is Channel.TEXT
        self.whose.setText(self._whose(facts))
        self.subject.setText(told.subject)
        self.subject.setVisible(not is_text)
        if told.body != self.body.toPlainText():
            self.body.setPlainText(told.body)
        size = segments_words(segments(told.body), outside(told.body)) if is_text else ""
        self.size_of_it.setText(size)
        self.size_of_it.setVisible(bool(size))

    def _whose(self, facts: TemplateFacts) -> str:
        if facts.ahead is None:
            return self.tr("With a made-up booking.")
        words = self.tr("With the booking of {customer}, {day}.")
        customer = apart(customer_text(facts.ahead.customer))
        return words.format(customer=customer, day=day_text(facts.ahead.booking.starts.date()))
