"""Says beside the time in the booking form what the book holds against it, and what is free."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desktop.core.models import Booking, BookingDraft
from desktop.core.times import to_wall
from desktop.ui.book import Book
from desktop.ui.form.booking_fields import BookingFields
from desktop.ui.form.clash_words import clash_words, series_words
from desktop.ui.form.form_facts import FormFacts
from desktop.ui.form.time_check import TimeAnswer, TimeCheck, TimeQuestion, question_about

Warned = tuple[str, str]
"""What is said of the time itself, and of the times at which it repeats."""


class TimeAdvice(QObject):
    """``changed`` says that :attr:`warns` may have changed. ``now`` answers in UTC."""

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        book: Book,
        facts: FormFacts,
        fields: BookingFields,
        before: Booking | None,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(fields)
        self._facts = facts
        self._fields = fields
        self._before = before
        self._now = now
        self._warned: Warned = ("", "")
        self._check = TimeCheck(book, self)
        self._check.answered.connect(self._show)
        self._check.failed.connect(self.failed)

    @property
    def warns(self) -> bool:
        """Whether something is in the way that is shown."""
        return any(self._warned)

    def ask(self) -> None:
        """Ask the book about what the fields say now."""
        self._check.ask(self.question(self._fields.draft()))

    def question(self, draft: BookingDraft) -> TimeQuestion:
        wall = to_wall(self._now(), self._facts.salon.time_zone)
        return question_about(
            self._facts,
            draft,
            wall.replace(second=0, microsecond=0),
            self._fields.wanted_repeat(),
            self._before.id if self._before else 0,
        )

    def is_news(self, question: TimeQuestion, answer: TimeAnswer) -> bool:
        """Whether something is in the way that was not shown; from now on it is."""
        words = _words(question, answer)
        if words in (("", ""), self._warned):
            return False
        self._warn(words)
        return True

    def _show(self, question: TimeQuestion, answer: TimeAnswer) -> None:
        self._warn(_words(question, answer))
        self._fields.free.show_free(
            list(answer.free),
            question.person,
            question.earliest.date(),
            also=question.person is not None and not answer.here,
        )

    def _warn(self, words: Warned) -> None:
        self._warned = words
        self._fields.when.warn(words[0])
        self._fields.repeat.warn(words[1])
        self.changed.emit()


def _words(question: TimeQuestion, answer: TimeAnswer) -> Warned:
    person = question.person
    if person is None:
        return "", ""
    return (
        clash_words(answer.here, person),
        series_words(answer.others, answer.count, person),
    )
