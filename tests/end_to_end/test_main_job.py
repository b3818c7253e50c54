"""Connect, book, share the link, move, restart, cancel, disconnect: as the salon does it."""

import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import pytest

from desktop.core.models import Place, Salon, Service, Span, Staff
from desktop.practice.accounts import ANNA
from desktop.practice.cloud import GRAPH_HOST, LOGIN_HOST
from desktop.services.store import Store

if TYPE_CHECKING:
    from tests.end_to_end.front_desk import FrontDesk
    from tests.end_to_end.world import World

ZONE = ZoneInfo("Europe/Berlin")
NAME = "Salon Lumiere"
TOMORROW = (datetime.now(ZONE) + timedelta(days=1)).date()

pytestmark = pytest.mark.real


def at(hour: int, minute: int = 0) -> datetime:
    """An instant tomorrow, by the salon's clock, as Graph gives it back: in UTC."""
    return datetime.combine(TOMORROW, time(hour, minute), ZONE).astimezone(UTC)


def open_salon(world: "World") -> None:
    """A book with one stylist, who gives one kind of advice."""
    store = Store(world.data / "book.sqlite", lambda: datetime.now(UTC))
    hours = ((Span(time(9), time(18)),),) * 7
    store.save_salon(Salon(NAME, ZONE.key, "DE", hours))
    store.save_staff(Staff(0, "Mia", "#336699"))
    store.save_service(Service(0, "Colour advice", 30, "#aa5533", Place.ONLINE))
    store.close()


def connect(world: "World", desk: "FrontDesk") -> None:
    open_booking_settings(desk)
    desk.sees("Not connected")
    desk.press("Connect Microsoft Account")
    page = world.browser.opened()
    page.get_by_role("button", name=ANNA.email).click()
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("heading", name="You can close this window").wait_for()
    assert re.match(r"http://localhost:\d+/", page.url)
    page.context.browser.close()
    desk.sees(f"Connected — {ANNA.email}")
    desk.sees("Microsoft Teams — auto-create a Teams meeting")
    desk.press("Close")


def open_booking_settings(desk: "FrontDesk") -> None:
    desk.press("Settings")
    desk.click("Booking")


def book(desk: "FrontDesk") -> None:
    desk.press("Next day")
    desk.press("New booking")
    desk.fill("Customer", "Zoe Novak")
    desk.choose("With", "Mia")
    desk.set_time("Time", "10:00", after="Date")
    desk.press("Book")


def link_copied(world: "World", desk: "FrontDesk") -> str:
    desk.sees("Link ready")
    desk.press("Copy join link")
    desk.sees("Join link copied.")
    return world.desk.clipboard()


def the_meeting(world: "World") -> dict[str, object]:
    (meeting,) = world.cloud.meetings
    return meeting.resource


def ics_saved(world: "World", desk: "FrontDesk") -> icalendar.Event:
    file = world.desk.folder / "appointment.ics"
    desk.press("Save .ics…")
    desk.fill("File name:", str(file))
    desk.press("Save")
    desk.sees("Saved appointment.ics.")
    (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return event


def what_the_host_sees(world: "World", desk: "FrontDesk") -> str:
    desk.press("Join as host")
    page = world.browser.opened()
    words = page.locator("body").inner_text()
    page.context.browser.close()
    return words


def tokens(secrets: list[str]) -> set[str]:
    """The tokens in the keyring, as MSAL's cache writes them."""
    return {token for secret in secrets for token in re.findall(r'"secret":\s*"([^"]+)"', secret)}


def files_holding(words: set[str], folder: Path) -> list[Path]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if any(w.encode() in file.read_bytes() for w in words)]


def test_the_main_job(world: "World") -> None:
    open_salon(world)
    with world.app() as desk:
        connect(world, desk)
        book(desk)

        link = link_copied(world, desk)
        meeting = the_meeting(world)
        assert link == meeting["joinWebUrl"]
        assert meeting["subject"] == f"Online appointment with {NAME}"
        assert meeting["lobbyBypassSettings"]["scope"] == "organization"
        assert datetime.fromisoformat(meeting["startDateTime"]) == at(10)
        assert datetime.fromisoformat(meeting["endDateTime"]) == at(10, 30)

        desk.press("Edit…")
        desk.set_time("Time", "11:30", after="Date")
        desk.press("Save")
        desk.reader.wait_for(
            lambda: datetime.fromisoformat(the_meeting(world)["startDateTime"]) == at(11, 30),
            "the meeting moved with the booking",
            seconds=40,
        )
        assert link_copied(world, desk) == link

        event = ics_saved(world, desk)
        assert event.start == at(11, 30)
        assert event.end == at(12)
        assert event["LOCATION"] == link
        assert "lobby" in what_the_host_sees(world, desk)
        desk.quit()

    kept = tokens(world.desk.keyring_secrets())
    assert kept
    assert not files_holding(kept, world.data)

    with world.app() as desk:
        open_booking_settings(desk)
        desk.sees(f"Connected — {ANNA.email}")
        desk.press("Close")
        desk.press("Next day")
        desk.press(desk.sees("Zoe Novak"))
        assert link_copied(world, desk) == link

        desk.press("Cancel booking…")
        desk.press("Cancel the booking")
        desk.reader.wait_for(lambda: not world.cloud.meetings, "no meeting left", seconds=40)

        open_booking_settings(desk)
        desk.press("Disconnect")
        desk.sees("Disconnect the Microsoft account?")
        desk.press("Disconnect")
        desk.sees("Not connected")
        assert world.desk.keyring_secrets() == []
        desk.press("Close")
        desk.quit()

    assert set(world.proxy.asked) == {LOGIN_HOST, GRAPH_HOST}
    assert world.complaints() == []
