"""The connection checked, lost and found again; a meeting deleted at Microsoft: as one sees it."""

from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.test_day_book import PICTURES
from tests.end_to_end.test_main_job import (
    book,
    connect,
    link_copied,
    open_booking_settings,
    open_salon,
)

if TYPE_CHECKING:
    from tests.end_to_end.front_desk import FrontDesk
    from tests.end_to_end.world import World

pytestmark = pytest.mark.real


def move(desk: "FrontDesk", time: str) -> None:
    desk.press("Edit…")
    desk.set_time("Time", time, after="Date")
    desk.press("Save")


def test_the_health_of_the_connection(world: "World") -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    open_salon(world)
    with world.app() as desk:
        connect(world, desk)
        open_booking_settings(desk)
        desk.sees("Ready")
        world.photograph(PICTURES / "health-ready.png")
        desk.press("Close")
        assert world.cloud.meetings == []
        assert len(world.cloud.deleted) == 1  # the one that was made to be thrown away

        book(desk)
        link = link_copied(world, desk)
        routes, world.proxy.routes = world.proxy.routes, {}  # nothing can be reached
        move(desk, "11:30")
        desk.sees("No internet since")
        desk.sees("1 link waiting")
        desk.keys("ctrl+shift+k")
        desk.sees("Next try")
        world.photograph(PICTURES / "health-offline.png")
        world.proxy.routes = routes
        desk.press("Try now")
        desk.sees("Every online appointment has its link.")

        [meeting] = world.cloud.meetings
        assert meeting.resource["joinWebUrl"] == link
        world.cloud.delete_meeting(meeting.resource["id"])
        desk.press("Check all")
        desk.sees("1 was deleted")
        world.photograph(PICTURES / "health-deleted.png")
        desk.press("Make missing links (1)")
        desk.reader.wait_for(lambda: world.cloud.meetings, "another meeting", seconds=40)
        desk.press("Close")
        assert link_copied(world, desk) != link

        desk.press("Log…")
        desk.sees("Meeting made")
        world.photograph(PICTURES / "health-log.png")
        desk.press("Close")
        desk.quit()
    assert world.complaints() == []
