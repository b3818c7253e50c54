"""Bookings whose links are in every state, and what a person sees of them."""

from dataclasses import replace
from datetime import datetime, timedelta

from desktop.core.models import Lobby, Meeting, Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.links.link_rows import Section
from desktop.ui.links.links_dialog import SECTIONS, LinksDialog
from tests.ui.conftest import NOW
from tests.ui.fake_account import ROSA
from tests.ui.salon import Desk

ANNA = Organiser("contoso-tenant", "anna-id", "anna@salon.example")
TOMORROW = "2026-05-05"


class LinkHand:
    """Books for tomorrow and lets the cloud have answered this or that."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.store: Store = desk.store

    def linked(self, at: str, who: str, *, by: Organiser = ROSA, phone: str = "") -> int:
        """A booking with a link that works, settled."""
        booking_id = self.desk.book(at, who, service=self.desk.advice, day=TOMORROW, phone=phone)
        self.desk.link(booking_id, f"https://meet.example/{booking_id}")
        self.change(booking_id, organiser=by)
        return booking_id

    def waiting(self, at: str, who: str, *, due: datetime | None = None) -> int:
        """A booking that waits for the internet until ``due``."""
        booking_id = self.desk.book(at, who, service=self.desk.advice, day=TOMORROW)
        self.desk.trouble(booking_id, AppError(Kind.OFFLINE))
        row = self.meeting(booking_id)
        due = due or NOW + timedelta(minutes=3)
        since = NOW - timedelta(hours=1)
        self.store.record_meeting(replace(row, organiser=None, not_before=due, since=since))
        return booking_id

    def refused(self, at: str, who: str) -> int:
        booking_id = self.desk.book(at, who, service=self.desk.advice, day=TOMORROW)
        self.desk.trouble(booking_id, AppError(Kind.NO_TEAMS_LICENCE))
        self.change(booking_id, organiser=None)
        self.leave_to_a_person(booking_id)
        return booking_id

    def gone(self, at: str, who: str) -> int:
        booking_id = self.linked(at, who)
        self.change(booking_id, trouble=AppError(Kind.MEETING_GONE), subject="", tries=1, since=NOW)
        self.leave_to_a_person(booking_id)
        return booking_id

    def changed(self, at: str, who: str) -> int:
        """One that was moved by an hour in Teams, and let out of the waiting room."""
        booking_id = self.linked(at, who)
        row = self.meeting(booking_id)
        assert row.starts is not None
        assert row.ends is not None
        hour = timedelta(hours=1)
        self.change(
            booking_id,
            trouble=AppError(Kind.MEETING_CHANGED),
            starts=row.starts + hour,
            ends=row.ends + hour,
            lobby=Lobby.OVERRIDDEN,
            tries=1,
            since=NOW,
        )
        self.leave_to_a_person(booking_id)
        return booking_id

    def meeting(self, booking_id: int) -> Meeting:
        (row,) = [one for one in self.store.meetings_of(booking_id) if not one.ended]
        return row

    def change(self, booking_id: int, **news: object) -> None:
        """Write down other news of the meeting, and that nothing has to be done."""
        row = replace(self.meeting(booking_id), **news)  # type: ignore[arg-type]  # named values of any field
        self.store.record_meeting(row)
        details = self.store.booking(booking_id)
        assert details is not None
        assert self.store.settle(details, self.store.salon())

    def leave_to_a_person(self, booking_id: int) -> None:
        self.store.look_again(self._uid(booking_id))
        details = self.store.booking(booking_id)
        assert details is not None
        assert self.store.wait(details, self.store.salon(), None)

    def make(self, booking_id: int) -> None:
        """Let the provider make the meeting of a booking's next life."""
        number = len(self.store.meetings_of(booking_id)) + 1
        first = self.store.meetings_of(booking_id)[0]
        begun = self.store.begin_meeting(
            booking_id, first.provider, f"{booking_id} life {number}", ROSA
        )
        row = replace(
            first,
            external_id=begun.external_id,
            organiser=ROSA,
            join_url=f"https://meet.example/new{number}",
            trouble=None,
            ended=False,
        )
        self.store.record_meeting(row)

    def lives(self, booking_id: int) -> list[bool]:
        """Of each life, whether it has ended."""
        return [one.ended for one in self.store.meetings_of(booking_id)]

    def _uid(self, booking_id: int) -> str:
        details = self.store.booking(booking_id)
        assert details is not None
        return details.booking.uid


def table(dialog: LinksDialog, section: Section | None = None) -> list[str]:
    """The rows that are seen, in words."""
    if section is not None:
        dialog.show_section(section)
    isolates = {0x2068: None, 0x2069: None}
    return [" | ".join(row.cells).translate(isolates) for row in dialog.table.links.table.rows]


def sections(dialog: LinksDialog) -> list[str]:
    """The parts in which there is something."""
    texts = [dialog.sections.item(row).text() for row in range(len(SECTIONS))]
    return [text for text in texts if "(" in text]


def buttons(dialog: LinksDialog) -> list[str]:
    """The buttons below the table that can be pressed."""
    acts = dialog.acts
    found = (acts.missing, acts.right, acts.renew, acts.copy, acts.already)
    return [
        one.text().replace("&", "") for one in found if one.isVisibleTo(dialog) and one.isEnabled()
    ]
