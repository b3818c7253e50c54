"""What the book says to a time: what is in the way, and when somebody is free instead."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from desktop.core import series
from desktop.core.free_slots import MOST, STEP, FreeStart, Known, Wanted, few, free_starts
from desktop.core.in_the_way import InTheWay, in_the_way
from desktop.core.models import BookingDraft, Repeat, Staff
from desktop.core.troubles import AppError
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.form.form_facts import FormFacts


@dataclass(frozen=True, slots=True)
class TimeQuestion:
    """``earliest`` is the wall-clock time before which no free time is looked for.

    ``ignore`` is the id of the booking being changed, ``repeat`` how a new one repeats.
    """

    facts: FormFacts
    draft: BookingDraft
    earliest: datetime
    repeat: Repeat | None = None
    ignore: int = 0

    @property
    def person(self) -> Staff | None:
        return self.facts.person(self.draft.staff_id)

    @property
    def people(self) -> tuple[Staff, ...]:
        """Who comes into question: the one chosen, else all who give the service."""
        return (self.person,) if self.person else self.facts.givers(self.draft.service_id)

    @property
    def buffer(self) -> int:
        service = self.facts.service(self.draft.service_id)
        return service.buffer if service else 0

    @property
    def starts(self) -> list[datetime]:
        """Every time that would be booked."""
        first = self.draft.starts
        if self.repeat is None or series.problems(first, self.repeat):
            return [first]
        return series.starts_of(first, self.repeat)


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """``here`` is in the way of the time itself, ``others`` of any of ``count`` times booked."""

    here: InTheWay
    others: tuple[InTheWay, ...]
    count: int
    free: tuple[FreeStart, ...] = ()


def question_about(
    facts: FormFacts, draft: BookingDraft, earliest: datetime, repeat: Repeat | None, ignore: int
) -> TimeQuestion:
    """Return what to ask of a draft; equal questions have equal answers."""
    timed = replace(draft, customer_id=0, customer=None, note="")
    return TimeQuestion(facts, timed, earliest, repeat, ignore)


def check(store: Store, question: TimeQuestion) -> TimeAnswer:
    """Read what is in the way."""
    person, starts = question.person, question.starts
    if person is None:
        return TimeAnswer(InTheWay(starts[0]), (), len(starts))
    found = [in_the_way_at(store, question, person, moment) for moment in starts]
    others = tuple(one for one in found if one) if len(starts) > 1 else ()
    return TimeAnswer(found[0], others, len(starts))


def check_and_suggest(store: Store, question: TimeQuestion) -> TimeAnswer:
    """Read what is in the way and, as soon as a service is chosen, the next free times."""
    answer = check(store, question)
    if not question.draft.service_id:
        return answer
    return replace(answer, free=_find_free(store, question, here=answer.here))


def in_the_way_at(
    store: Store, question: TimeQuestion, person: Staff, starts: datetime
) -> InTheWay:
    """A booking of the day before may last past midnight, and the draft itself as well."""
    draft = replace(question.draft, starts=starts)
    first = starts.date() - timedelta(days=1)
    last = (starts + timedelta(minutes=draft.minutes + question.buffer)).date()
    return in_the_way(
        draft,
        person,
        question.facts.salon,
        bookings=store.bookings(first, last, staff_id=person.id),
        absences=store.absences(starts.date(), last),
        ignore=question.ignore,
        buffer=question.buffer,
    )


def _find_free(store: Store, question: TimeQuestion, *, here: InTheWay) -> tuple[FreeStart, ...]:
    """Read on, a few days at a time, until there is enough to offer; not the time asked for."""
    draft, people = question.draft, question.people
    wanted = Wanted(
        people,
        draft.minutes,
        max(draft.starts, question.earliest),
        buffer=question.buffer,
        ignore=question.ignore,
    )
    only = people[0].id if len(people) == 1 else 0
    found: list[FreeStart] = []
    for first, last in wanted.stretches():
        bookings = store.bookings(first - timedelta(days=1), last, staff_id=only)
        known = Known(question.facts.salon, bookings, store.absences(first, last))
        found += free_starts(wanted, known, first, last)
        if question.person and not here and found and _is_asked_for(found[0], draft.starts):
            found.pop(0)
        if len(few(found)) >= MOST:
            break
    return tuple(few(found))


def _is_asked_for(free: FreeStart, starts: datetime) -> bool:
    return free.starts - starts < timedelta(minutes=STEP)


class TimeCheck(QObject):
    """Asks off the GUI thread, one question at a time, and of several waiting only the last.

    ``answered(question, answer)`` follows unless something else was asked meanwhile.
    """

    answered = Signal(object, object)
    failed = Signal(object)

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._wanted: TimeQuestion | None = None
        self._is_asking = False

    def ask(self, question: TimeQuestion) -> None:
        """Ask, unless just this was asked before."""
        if question == self._wanted:
            return
        self._wanted = question
        if not self._is_asking:
            self._send(question)

    def _send(self, question: TimeQuestion) -> None:
        self._is_asking = True
        self._book.read(
            lambda store: check_and_suggest(store, question),
            lambda answer: self._came(question, answer),
            failed=self._failed,
            owner=self,
        )

    def _came(self, question: TimeQuestion, answer: TimeAnswer) -> None:
        self._is_asking = False
        if self._wanted is question:
            self.answered.emit(question, answer)
        elif self._wanted is not None:
            self._send(self._wanted)

    def _failed(self, error: AppError) -> None:
        self._is_asking, self._wanted = False, None
        self.failed.emit(error)
