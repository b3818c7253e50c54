"""By which link the salon gets in, and which one a customer may be given, in all it goes out in."""

import pytest

from desktop.core.day_sheet import Read, sheet_of
from desktop.core.fill_in import message_of
from desktop.core.ical import invitation_file, staff_file
from desktop.core.join_link import link_to_give, working_link
from desktop.core.messages import Channel, MessageKind, Way
from desktop.core.models import Meeting, Place, ProviderKind, Status
from desktop.core.told import may_be_final, told_now
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import LINK, NOW, details, meeting, salon

OTHER_LINK = "https://salon.example/room"
OWN = meeting(provider=ProviderKind.OWN_LINK)
MOVED_ON = salon(provider=ProviderKind.OWN_LINK, own_link=OTHER_LINK, hours=((),) * 7)
"""A salon whose own link is another by now than the one its meetings still have."""


@pytest.mark.parametrize(
    ("held", "changes", "works"),
    [
        (meeting(), {}, True),
        (meeting(trouble=AppError(Kind.OFFLINE)), {}, True),
        (meeting(trouble=AppError(Kind.OTHER_ACCOUNT)), {}, True),
        (OWN, {}, True),
        (None, {}, False),
        (meeting(join_url=""), {}, False),
        (meeting(join_url=f"{LINK}\nX: 1"), {}, False),
        (meeting(trouble=AppError(Kind.MEETING_GONE)), {}, False),
        (meeting(starts=None), {}, False),  # a delete was begun
        (meeting(), {"place": Place.ON_SITE}, False),
        (meeting(), {"status": Status.CANCELLED}, False),
        (meeting(), {"status": Status.DELETED}, False),
    ],
)
def test_a_customer_may_be_given_the_link_that_works(
    held: Meeting | None, changes: dict[str, object], works: bool
) -> None:
    found = details(held, **changes)
    expected = LINK if works else ""
    assert (working_link(found), link_to_give(found, salon())) == (expected, expected)


@pytest.mark.parametrize(
    ("held", "provider", "own_link", "given"),
    [
        (OWN, ProviderKind.OWN_LINK, LINK, LINK),
        (OWN, ProviderKind.OWN_LINK, OTHER_LINK, ""),
        (OWN, ProviderKind.OWN_LINK, "", ""),
        (OWN, ProviderKind.TEAMS, OTHER_LINK, LINK),  # it stays as it was
        (meeting(), ProviderKind.OWN_LINK, OTHER_LINK, LINK),  # Teams' own, which goes on
    ],
)
def test_a_link_is_out_of_date_where_the_settings_say_another(
    held: Meeting, provider: ProviderKind, own_link: str, given: str
) -> None:
    found = details(held)
    assert link_to_give(found, salon(provider=provider, own_link=own_link)) == given
    assert working_link(found) == LINK


def test_no_customer_reads_a_link_that_is_out_of_date() -> None:
    found = details(OWN)
    assert not may_be_final(found, MOVED_ON)
    for channel in Channel:
        assert LINK not in message_of(found, MOVED_ON, [], MessageKind.BOOKED, channel).body
    assert LINK not in unfolded(invitation_file(found, MOVED_ON, now=NOW))


def test_the_salons_own_people_get_in_by_a_link_that_is_out_of_date() -> None:
    found = details(OWN)
    assert LINK in unfolded(staff_file([found], MOVED_ON, now=NOW))
    read = Read(MOVED_ON, (found.staff,), (found,), ())
    sheet = sheet_of(read, [found.booking.starts.date()])
    links = [entry.link.url for column in sheet.columns for entry in column.entries if entry.link]
    assert links == [LINK]


def test_who_says_that_they_know_is_noted_to_hold_the_link_there_is() -> None:
    told = told_now(details(OWN), MOVED_ON, MessageKind.BOOKED, Way.BY_WORD, NOW)
    assert told.join_url == LINK


def test_what_breaks_lines_goes_out_in_nothing() -> None:
    """A file would not hold it, and a message would gain a line."""
    broken = details(meeting(join_url=f"{LINK}\nX: 1"))
    assert not may_be_final(broken, salon())
    assert "X: 1" not in message_of(broken, salon(), [], MessageKind.BOOKED, Channel.TEXT).body
    assert "X: 1" not in unfolded(invitation_file(broken, salon(), now=NOW))


def unfolded(file: bytes) -> str:
    return file.decode().replace("\r\n ", "")
