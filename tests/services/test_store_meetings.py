"""What the reconciler is told to look at, and what it writes down."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.drafts import draft_of
from desktop.core.models import Change, Lobby, Meeting, Organiser, Place, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.services import store_meetings
from tests.services.desk import TUESDAY_TEN, Desk, looking_into, open_desk

ACCOUNT = Organiser("tenant-1", "user-1", "desk@salon.example", "Desk")
ELEVEN = datetime(2026, 6, 2, 11, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


def begun(desk: Desk, external_id: str = "ours-1") -> Meeting:
    """Book, and begin a meeting for it."""
    booking_id = desk.book().booking_id
    return desk.store.begin_meeting(booking_id, ProviderKind.TEAMS, external_id, ACCOUNT)


def test_a_new_online_booking_is_due_at_once_and_an_on_site_one_never(desk: Desk) -> None:
    online = desk.book()
    desk.book(place=Place.ON_SITE)
    assert desk.due() == [online.booking_id]
    assert desk.store.next_due(desk.clock.now) == desk.clock.now


def test_a_settled_booking_is_not_due(desk: Desk) -> None:
    desk.settle(desk.book().booking_id)
    assert desk.due() == []
    assert desk.store.next_due(desk.clock.now) is None


ACTS: dict[str, Callable[[Desk, Change], object]] = {
    "move": lambda desk, made: desk.store.move_booking(made.booking_id, ELEVEN),
    "cancel": lambda desk, made: desk.store.cancel_booking(made.booking_id),
    "undo": lambda desk, made: desk.store.undo(made.id),
    "make on site": lambda desk, made: desk.store.save_booking(
        replace(draft_of(desk.read(made.booking_id).booking), place=Place.ON_SITE), made.booking_id
    ),
    "begin": lambda desk, made: desk.store.begin_meeting(
        made.booking_id, ProviderKind.TEAMS, "ours-9", ACCOUNT
    ),
    "rename the salon": lambda desk, made: desk.store.save_salon(
        replace(desk.store.salon(), name="Salon Tief")
    ),
    "another provider": lambda desk, made: desk.store.save_salon(
        replace(desk.store.salon(), provider=ProviderKind.OWN_LINK)
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_that_could_concern_a_meeting_makes_the_booking_due(desk: Desk, act: str) -> None:
    made = desk.book()
    desk.settle(made.booking_id)
    ACTS[act](desk, made)
    assert desk.due() == [made.booking_id]


@pytest.mark.parametrize("act", ACTS)
def test_what_changed_while_it_was_judged_stays_due(desk: Desk, act: str) -> None:
    made = desk.book()
    judged, salon = desk.read(made.booking_id), desk.store.salon()
    ACTS[act](desk, made)
    assert not desk.store.settle(judged, salon)
    assert not desk.store.wait(judged, salon, None)
    assert desk.due() == [made.booking_id]


@pytest.mark.parametrize("act", ACTS)
def test_every_act_ends_a_wait_for_a_person(desk: Desk, act: str) -> None:
    made = desk.book()
    assert desk.store.wait(desk.read(made.booking_id), desk.store.salon(), None)
    assert desk.due() == []
    ACTS[act](desk, made)
    assert desk.due() == [made.booking_id]


def test_an_on_site_booking_with_a_living_meeting_is_due_when_changed(desk: Desk) -> None:
    made = desk.book()
    desk.store.begin_meeting(made.booking_id, ProviderKind.TEAMS, "ours-1", ACCOUNT)
    ACTS["make on site"](desk, made)
    desk.settle(made.booking_id)
    ACTS["move"](desk, made)
    assert desk.due() == [made.booking_id]


def test_the_salons_change_leaves_past_bookings_settled(desk: Desk) -> None:
    past, running = desk.book(datetime(2026, 6, 1, 9)), desk.book(datetime(2026, 6, 1, 9, 45))
    desk.settle(past.booking_id)
    desk.settle(running.booking_id)
    desk.clock.now = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)  # ten in Berlin
    ACTS["rename the salon"](desk, past)
    assert desk.due() == [running.booking_id]


def test_the_soonest_come_first_and_past_ones_last(desk: Desk) -> None:
    order = [desk.book(datetime(2026, 6, day, 10)).booking_id for day in (9, 2, 30, 3)]
    desk.clock.now = datetime(2026, 6, 2, 12, tzinfo=UTC)
    assert desk.due() == [order[3], order[0], order[2], order[1]]
    first_two = desk.store.unsettled(desk.clock.now, limit=2)
    assert [details.booking.id for details in first_two] == [order[3], order[0]]


def test_a_waiting_booking_is_due_when_its_time_comes(desk: Desk) -> None:
    made = desk.book()
    until = desk.clock.now + timedelta(seconds=8, microseconds=5)
    assert desk.store.wait(desk.read(made.booking_id), desk.store.salon(), until)
    assert desk.due() == []
    assert desk.store.next_due(desk.clock.now) == until
    desk.clock.now = until
    assert desk.due() == [made.booking_id]


def test_one_that_waits_for_a_person_keeps_nobody_waiting(desk: Desk) -> None:
    stuck, other = desk.book(), desk.book(ELEVEN)
    desk.store.wait(desk.read(stuck.booking_id), desk.store.salon(), None)
    assert desk.due() == [other.booking_id]
    desk.settle(other.booking_id)
    assert desk.store.next_due(desk.clock.now) is None
    desk.store.retry_all()
    assert desk.due() == [stuck.booking_id]


def test_a_wait_lasts_a_day_at_most_and_a_clock_put_back_ends_it(desk: Desk) -> None:
    made = desk.book()
    in_a_year = desk.clock.now + timedelta(days=365)
    desk.store.wait(desk.read(made.booking_id), desk.store.salon(), in_a_year)
    assert desk.store.next_due(desk.clock.now) == desk.clock.now + timedelta(days=1)
    desk.clock.later(days=-30)
    assert desk.due() == [made.booking_id]
    assert desk.store.next_due(desk.clock.now) == desk.clock.now


def test_a_begun_meeting_is_on_disk_before_anybody_is_called(desk: Desk) -> None:
    meeting = begun(desk)
    with looking_into(desk.path) as file, file.reading() as db:
        assert db.execute("SELECT external_id FROM meetings").fetchall() == [("ours-1",)]
    assert meeting == Meeting("ours-1", meeting.booking_id, ProviderKind.TEAMS, ACCOUNT)
    assert desk.read(meeting.booking_id).meeting == meeting


def test_a_booking_with_a_living_meeting_gets_no_second(desk: Desk) -> None:
    meeting = begun(desk)
    again = desk.store.begin_meeting(meeting.booking_id, ProviderKind.TEAMS, "ours-2", None)
    assert again == meeting
    assert desk.store.meetings_of(meeting.booking_id) == [meeting]


def test_an_ended_meeting_is_history_and_makes_room_for_another(desk: Desk) -> None:
    first = begun(desk)
    desk.store.record_meeting(replace(first, ended=True))
    assert desk.read(first.booking_id).meeting is None
    second = desk.store.begin_meeting(first.booking_id, ProviderKind.TEAMS, "ours-2", ACCOUNT)
    assert desk.read(first.booking_id).meeting == second
    assert desk.store.meetings_of(first.booking_id) == [replace(first, ended=True), second]


def test_everything_known_of_a_meeting_comes_back(desk: Desk) -> None:
    known = replace(
        begun(desk),
        cloud_id="MSo1N2Y5/+==",
        join_url="https://teams.microsoft.com/l/meetup-join/19%3a…/0?context=%7b%7d",
        subject="Online appointment with Salon Höhe",
        starts=datetime(2026, 6, 2, 8, tzinfo=UTC),
        ends=datetime(2026, 6, 2, 8, 30, tzinfo=UTC),
        lobby=Lobby.OVERRIDDEN,
        join_id="123 456",
        passcode="aB3",
        tries=3,
        not_before=datetime(2026, 6, 1, 8, 0, 2, 128000, tzinfo=UTC),
        trouble=AppError(Kind.BUSY, code="429 TooManyRequests", request_id="r-1"),
    )
    desk.store.record_meeting(known)
    assert desk.read(known.booking_id).meeting == known
    desk.clock.now = datetime(2026, 6, 1, 8, 0, 2, tzinfo=UTC)
    assert desk.due() == []
    assert desk.store.next_due(desk.clock.now) == known.not_before


def test_what_was_learnt_makes_the_booking_due_at_once(desk: Desk) -> None:
    meeting = begun(desk)
    desk.settle(meeting.booking_id)
    desk.store.record_meeting(replace(meeting, cloud_id="theirs"))
    assert desk.due() == [meeting.booking_id]


def test_trying_again_forgets_troubles_of_what_is_unsettled_alone(desk: Desk) -> None:
    stuck = begun(desk)
    refused = AppError(Kind.TEAMS_REFUSED, code="403")
    later = desk.clock.now + timedelta(minutes=15)
    desk.store.record_meeting(replace(stuck, tries=7, trouble=refused, not_before=later))
    settled = desk.book(ELEVEN)
    desk.settle(settled.booking_id)
    desk.store.retry_all()
    assert desk.read(stuck.booking_id).meeting == stuck
    assert desk.due() == [stuck.booking_id]


def test_another_link_raises_the_sequence_the_first_and_the_same_do_not(desk: Desk) -> None:
    def sequence() -> int:
        return desk.read(meeting.booking_id).booking.sequence

    meeting = begun(desk)
    linked = replace(meeting, join_url="https://teams.example/1")
    desk.store.record_meeting(linked)
    desk.store.record_meeting(replace(linked, lobby=Lobby.ON))
    assert sequence() == 0
    desk.store.record_meeting(replace(linked, ended=True))
    new = desk.store.begin_meeting(meeting.booking_id, ProviderKind.TEAMS, "ours-2", ACCOUNT)
    assert sequence() == 0
    desk.store.record_meeting(replace(new, join_url="https://teams.example/2"))
    desk.store.record_meeting(replace(new, join_url="https://teams.example/2", lobby=Lobby.ON))
    assert sequence() == 1


def test_settled_bookings_cost_nothing(desk: Desk) -> None:
    def steps() -> int:
        counted = 0

        def count() -> int:
            nonlocal counted
            counted += 1
            return 0

        with looking_into(desk.path) as file, file.reading() as db:
            db.conn.set_progress_handler(count, 1)
            store_meetings.unsettled(db, desk.clock.now, 50)
            store_meetings.next_due(db, desk.clock.now)
            db.conn.set_progress_handler(None, 1)
        return counted

    def book_and_settle(hour: int) -> None:
        desk.settle(desk.book(TUESDAY_TEN + timedelta(hours=hour)).booking_id)

    book_and_settle(0)
    few = steps()
    for hour in range(1, 200):
        book_and_settle(hour)
    assert steps() == few
