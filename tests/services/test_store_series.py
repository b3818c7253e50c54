"""Bookings that repeat: made, changed and called off together, each with a meeting of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.drafts import Field, InvalidDraft, draft_of
from desktop.core.link_state import LinkState
from desktop.core.models import Act, Booking, Customer, Place, Repeat, Status
from tests.services.desk import TUESDAY_TEN, Desk, open_desk
from tests.services.fake_provider import draft
from tests.services.salon_at_work import Desk as WorkingDesk

JUNE = Repeat(1, date(2026, 6, 30))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


def booked(desk: Desk, repeat: Repeat = JUNE, place: Place = Place.ONLINE) -> list[Booking]:
    first = desk.store.save_series(desk.draft(place=place), repeat).booking_id
    return desk.store.following(first)


def now_as(desk: Desk, bookings: list[Booking]) -> list[Booking]:
    return [desk.read(one.id).booking for one in bookings]


def days(bookings: list[Booking]) -> list[str]:
    return [f"{one.starts:%m-%d %H:%M}" for one in bookings]


def test_every_time_is_a_booking_of_its_own_and_all_is_one_act(desk: Desk) -> None:
    change = desk.store.save_series(replace(desk.draft(), note="henna"), JUNE)
    assert (change.what, change.count) == (Act.BOOKED, 5)
    found = desk.store.following(change.booking_id)
    assert days(found) == [f"06-{day:02} 10:00" for day in (2, 9, 16, 23, 30)]
    assert len({one.uid for one in found}) == len({one.id for one in found}) == 5
    assert len({one.series for one in found}) == len({one.customer_id for one in found}) == 1
    assert {(one.minutes, one.note, one.status, one.sequence) for one in found} == {
        (30, "henna", Status.BOOKED, 0)
    }
    assert found[0].series != booked(desk)[0].series


def test_a_single_booking_belongs_to_no_series_and_has_no_following(desk: Desk) -> None:
    one = desk.read(desk.book().booking_id).booking
    booked(desk)
    assert one.series == ""
    assert desk.store.following(one.id) == [one]


def test_online_repeats_are_each_due_for_a_meeting_and_those_on_site_not(desk: Desk) -> None:
    online = booked(desk)
    booked(desk, place=Place.ON_SITE)
    assert desk.due() == [one.id for one in online]


def test_each_gets_a_link_of_its_own_and_loses_it_with_its_booking(tmp_path: Path) -> None:
    desk = WorkingDesk(tmp_path / "book.db")
    first = desk.store.save_series(draft(1), Repeat(1, date(2027, 6, 22))).booking_id
    ids = [one.id for one in desk.store.following(first)]
    desk.run()
    assert len({desk.meeting(one).join_url for one in ids}) == 4
    assert {desk.status(one).state for one in ids} == {LinkState.READY}
    held = sorted(meeting.starts for meeting in desk.cloud.meetings.values())
    assert held == [datetime(2027, 6, day, 8, tzinfo=UTC) for day in (1, 8, 15, 22)]
    cancelled = desk.store.cancel_following(ids[2])
    desk.store.save_following(
        replace(draft_of(desk.details(ids[0]).booking), starts=datetime(2027, 6, 1, 12)), ids[0]
    )
    desk.run_on()
    held = sorted(meeting.starts for meeting in desk.cloud.meetings.values())
    assert held == [datetime(2027, 6, day, 10, tzinfo=UTC) for day in (1, 8)]
    desk.store.undo(cancelled.id)
    desk.run_on()
    assert len(desk.cloud.meetings) == 4
    assert desk.cloud.violations == []
    desk.store.close()


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat(1, date(2026, 6, 8)), "before the second"),
        (Repeat(1, TUESDAY_TEN.date() + timedelta(weeks=104)), "104"),
        (Repeat(0, date(2026, 7, 1)), "between 1 and 52"),
    ],
)
def test_a_wrong_repetition_is_refused_whole(desk: Desk, repeat: Repeat, words: str) -> None:
    with pytest.raises(InvalidDraft, match="repeat") as refused:
        desk.store.save_series(desk.draft(), repeat)
    assert refused.value.field is Field.REPEAT
    assert words in refused.value.words
    assert desk.store.find_customers("anna") == []
    assert desk.store.day(TUESDAY_TEN.date()) == []


def test_a_wrong_draft_is_refused_whole(desk: Desk) -> None:
    for wrong in (replace(desk.draft(), staff_id=99), replace(desk.draft(), customer_id=99)):
        with pytest.raises(InvalidDraft):
            desk.store.save_series(wrong, JUNE)
    assert desk.store.day(TUESDAY_TEN.date()) == []


def test_the_longest_series_can_be_booked_and_undone(desk: Desk) -> None:
    change = desk.store.save_series(
        desk.draft(), Repeat(1, TUESDAY_TEN.date() + timedelta(weeks=103))
    )
    assert change.count == 104
    assert desk.store.undo(change.id).count == 104
    assert len(desk.store.called_off()) == 104


def test_the_wall_clock_stays_where_the_clocks_change_and_a_skipped_time_moves_on(
    desk: Desk,
) -> None:
    night = replace(desk.draft(), starts=datetime(2026, 3, 22, 2, 30))
    change = desk.store.save_series(night, Repeat(1, date(2026, 4, 5)))
    assert days(desk.store.following(change.booking_id)) == [
        "03-22 02:30",
        "03-29 03:30",
        "04-05 02:30",
    ]


def test_only_the_first_is_in_the_second_pass_of_a_doubled_hour(desk: Desk) -> None:
    late = replace(desk.draft(), starts=datetime(2026, 10, 25, 2, 30, fold=1))
    change = desk.store.save_series(late, Repeat(1, date(2026, 11, 1)))
    found = desk.store.following(change.booking_id)
    assert [one.starts.fold for one in found] == [1, 0]
    noted = desk.store.save_following(replace(draft_of(found[0]), note="x"), found[0].id)
    assert (noted.what, noted.count) == (Act.CHANGED, 2)
    assert [one.starts.fold for one in now_as(desk, found)] == [1, 0]


def test_a_change_from_here_on_leaves_those_before_as_they_were(desk: Desk) -> None:
    found = booked(desk)
    changed = replace(
        draft_of(found[2]), starts=datetime(2026, 6, 17, 14), staff_id=2, minutes=60, note="henna"
    )
    change = desk.store.save_following(changed, found[2].id)
    assert (change.what, change.booking_id, change.count) == (Act.CHANGED, found[2].id, 3)
    after = now_as(desk, found)
    assert after[:2] == found[:2]
    assert days(after[2:]) == ["06-17 14:00", "06-24 14:00", "07-01 14:00"]
    assert {(one.staff_id, one.minutes, one.note, one.sequence) for one in after[2:]} == {
        (2, 60, "henna", 1)
    }
    assert [one.uid for one in after] == [one.uid for one in found]


def test_what_was_arranged_for_one_alone_outlasts_a_change_of_something_else(desk: Desk) -> None:
    found = booked(desk)
    desk.store.move_booking(found[3].id, datetime(2026, 6, 25, 16), staff_id=2, minutes=45)
    desk.store.mark_booking(found[2].id, Status.CONFIRMED)
    desk.store.cancel_booking(found[4].id)
    alone = now_as(desk, found)
    change = desk.store.save_following(replace(draft_of(alone[1]), note="henna"), found[1].id)
    assert change.count == 3
    after = now_as(desk, found)
    assert [replace(one, changed_at=desk.clock.now, note="") for one in after] == alone
    assert [one.note for one in after] == ["", "henna", "henna", "henna", ""]


def test_a_new_customer_is_made_once_and_gets_them_all(desk: Desk) -> None:
    found = booked(desk)
    zoe = replace(draft_of(found[1]), customer_id=0, customer=Customer(0, "Zoe"))
    desk.store.save_following(zoe, found[1].id)
    [new] = desk.store.find_customers("zoe")
    assert [one.customer_id == new.id for one in now_as(desk, found)] == [False, *[True] * 4]


def test_what_starts_later_follows_wherever_it_was_moved(desk: Desk) -> None:
    found = booked(desk)
    desk.store.move_booking(found[0].id, datetime(2026, 6, 20, 10))
    ids = [one.id for one in desk.store.following(found[2].id)]
    assert ids == [found[2].id, found[0].id, found[3].id, found[4].id]


def test_what_starts_at_the_same_time_does_not_follow(desk: Desk) -> None:
    found = booked(desk)
    desk.store.move_booking(found[2].id, found[3].starts)
    assert [one.id for one in desk.store.following(found[3].id)] == [found[3].id, found[4].id]


def test_one_of_a_series_is_changed_and_cancelled_alone(desk: Desk) -> None:
    found = booked(desk)
    desk.store.move_booking(found[1].id, datetime(2026, 6, 10, 9))
    desk.store.cancel_booking(found[2].id)
    after = now_as(desk, found)
    assert [one.series for one in after] == [found[0].series] * 5
    assert [after[index] for index in (0, 3, 4)] == [found[index] for index in (0, 3, 4)]


def test_calling_off_from_here_on_is_one_act_and_spares_what_is_off_already(desk: Desk) -> None:
    found = booked(desk)
    desk.store.delete_booking(found[3].id)
    change = desk.store.cancel_following(found[1].id)
    assert (change.what, change.booking_id, change.count) == (Act.CANCELLED, found[1].id, 3)
    assert [one.status for one in now_as(desk, found)] == [
        Status.BOOKED,
        Status.CANCELLED,
        Status.CANCELLED,
        Status.DELETED,
        Status.CANCELLED,
    ]
    assert len(desk.store.called_off()) == 4
    restored = desk.store.restore_booking(found[4].id)
    assert restored.count == 1
    assert [one.id for one in desk.store.following(found[0].id)] == [found[0].id, found[4].id]


def test_what_is_called_off_has_to_be_restored_before_the_following_are_changed(
    desk: Desk,
) -> None:
    found = booked(desk)
    desk.store.delete_booking(found[1].id)
    with pytest.raises(InvalidDraft) as refused:
        desk.store.save_following(replace(draft_of(found[1]), note="x"), found[1].id)
    assert "deleted" in refused.value.words
    assert now_as(desk, found)[2:] == found[2:]


def test_calling_off_a_single_one_from_here_on_is_cancelling_it(desk: Desk) -> None:
    one = desk.book().booking_id
    assert desk.store.cancel_following(one).count == 1
    assert desk.store.cancel_following(one).what is Act.UNCHANGED
    deleted = desk.book().booking_id
    desk.store.delete_booking(deleted)
    assert desk.store.cancel_following(deleted).what is Act.UNCHANGED
    assert desk.read(deleted).booking.status is Status.DELETED


def test_what_is_not_in_the_book_is_a_lookup_error(desk: Desk) -> None:
    for act in (
        lambda: desk.store.following(99),
        lambda: desk.store.cancel_following(99),
        lambda: desk.store.save_following(desk.draft(), 99),
    ):
        with pytest.raises(LookupError):
            act()


def test_another_time_zone_keeps_a_series_on_its_weekday_and_hour(desk: Desk) -> None:
    found = booked(desk)
    desk.store.save_salon(replace(desk.store.salon(), time_zone="America/New_York"))
    after = now_as(desk, found)
    assert days(after) == days(found)
    assert [one.sequence for one in after] == [1] * 5
    assert desk.due() == [one.id for one in found]
    change = desk.store.save_following(
        replace(draft_of(after[2]), starts=datetime(2026, 6, 16, 11)), found[2].id
    )
    assert (change.what, change.count) == (Act.MOVED, 3)
    desk.store.undo(change.id)
    assert days(now_as(desk, found)) == days(found)


def test_acts_from_before_another_time_zone_are_still_undone(desk: Desk) -> None:
    made = desk.store.save_series(desk.draft(), JUNE)
    found = desk.store.following(made.booking_id)
    later = replace(draft_of(found[1]), starts=datetime(2026, 6, 9, 15))
    change = desk.store.save_following(later, found[1].id)
    desk.store.save_salon(replace(desk.store.salon(), time_zone="Asia/Tokyo"))
    assert desk.store.undo(change.id).count == 4
    assert days(now_as(desk, found)) == days(found)
    [instant] = {one.booking.starts for one in desk.store.day(TUESDAY_TEN.date())}
    assert instant == TUESDAY_TEN
    assert desk.store.undo(made.id).count == 5


def test_cancelling_from_one_on_leaves_what_is_over_as_it_is(desk: Desk) -> None:
    series = booked(desk)
    desk.store.mark_booking(series[1].id, Status.DONE)
    desk.store.mark_booking(series[2].id, Status.NO_SHOW)
    desk.store.cancel_following(series[0].id)
    statuses = [one.status for one in now_as(desk, series)]
    over = [Status.DONE, Status.NO_SHOW]
    assert statuses == [Status.CANCELLED, *over, *[Status.CANCELLED] * (len(series) - 3)]
