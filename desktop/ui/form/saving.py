"""Writing what the booking form holds into the book."""

from dataclasses import dataclass, replace

from desktop.core import series
from desktop.core.in_the_way import InTheWay
from desktop.core.models import Booking, BookingDraft, Change, Repeat
from desktop.services.store import Store
from desktop.ui.form.time_check import TimeAnswer, TimeQuestion, check, in_the_way_at


@dataclass(frozen=True, slots=True)
class Checked:
    """``following`` counts a booking and those of its series after it, where a choice is due.

    ``others`` is what would be in the way if all of those were changed alike.
    """

    answer: TimeAnswer
    following: int = 0
    others: tuple[InTheWay, ...] = ()


@dataclass(frozen=True, slots=True)
class Saving:
    """``forget`` says that the book keeps this form against a crash, and no longer needs to."""

    draft: BookingDraft
    booking_id: int
    repeat: Repeat | None
    following: bool
    forget: bool


def check_to_save(store: Store, question: TimeQuestion, before: Booking | None) -> Checked:
    """Look once more, right before writing."""
    answer, person = check(store, question), question.person
    if before is None or not before.series or person is None:
        return Checked(answer)
    following = store.following(before.id)
    found = [
        in_the_way_at(
            store,
            replace(question, ignore=other.id),
            person,
            series.follow(question.draft, before, other).starts,
        )
        for other in following
    ]
    return Checked(answer, len(following), tuple(one for one in found if one))


def save(store: Store, wanted: Saving) -> Change:
    """Save, and forget what was kept in the same step: a booking must not be offered again."""
    with store.together():
        change = _save(store, wanted)
        if wanted.forget:
            store.keep_form("")
        return change


def _save(store: Store, wanted: Saving) -> Change:
    if wanted.repeat is not None:
        return store.save_series(wanted.draft, wanted.repeat)
    if wanted.following:
        return store.save_following(wanted.draft, wanted.booking_id)
    return store.save_booking(wanted.draft, wanted.booking_id)
