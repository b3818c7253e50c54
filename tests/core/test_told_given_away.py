"""Who was told of a booking that is another's by now."""

from dataclasses import replace
from datetime import datetime, timedelta

from desktop.core.messages import MessageKind, Way
from desktop.core.models import Customer, CustomerKind, Status
from desktop.core.told import (
    Knowledge,
    for_former,
    is_formers,
    kind_due,
    knowledge,
    may_be_final,
    to_tell,
    told_now,
)
from tests.core.booking_builder import NOW, details, meeting, salon
from tests.core.told_builder import ELEVEN, FOR_BO, ONLINE, TOLD

BO = Customer(FOR_BO.customer_id, "Bo", "0171 1", "bo@example.com")


def test_for_whoever_was_told_of_it_a_booking_of_another_is_off_at_the_time_they_know() -> None:
    now_hers = details(meeting(), starts=ELEVEN, minutes=60, note="allergic", status=Status.DONE)
    found = for_former(now_hers, BO, FOR_BO, "Europe/Berlin")
    booking = found.booking
    assert is_formers(found)
    assert not is_formers(now_hers)
    assert (found.customer, found.meeting) == (BO, None)
    assert (booking.starts, booking.minutes) == (datetime(2026, 6, 2, 10, 0), 30)
    assert (booking.status, booking.note) == (Status.CANCELLED, "")
    assert kind_due(found, salon(), FOR_BO) is MessageKind.CANCELLED
    assert may_be_final(found, salon())


def test_whose_it_no_longer_is_has_to_hear_unless_they_were_told_or_had_only_agreed() -> None:
    found = for_former(ONLINE, BO, FOR_BO, "Europe/Berlin")
    told_off = told_now(found, salon(), MessageKind.CANCELLED, Way.MAIL, NOW)
    assert (told_off.customer_id, told_off.off, told_off.join_url) == (BO.id, True, "")
    known = [
        knowledge(found, salon(), told)
        for told in (FOR_BO, told_off, replace(FOR_BO, way=Way.AGREED), TOLD, None)
    ]
    assert known == ["given_away", "current", "never", "never", "never"]
    ends = FOR_BO.starts + timedelta(minutes=30)
    assert to_tell(found, salon(), FOR_BO, ends - timedelta(seconds=1)) is Knowledge.GIVEN_AWAY
    assert to_tell(found, salon(), FOR_BO, ends) is None
    for kind in (CustomerKind.WALK_IN, CustomerKind.ERASED):
        nobody = replace(found, customer=replace(BO, kind=kind))
        assert to_tell(nobody, salon(), FOR_BO, NOW) is None
