"""The browser is started as the person would start it, whatever the app needs for itself."""

from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.test_main_job import open_salon

if TYPE_CHECKING:
    from tests.end_to_end.world import World

THEIRS = {
    "LD_LIBRARY_PATH": "/opt/of-the-person/lib",
    "QT_PLUGIN_PATH": "/opt/of-the-person/plugins",
}
SECRET = {"TEAMS_CLIENT_SECRET": "7Qb8Q~not-a-real-one.but-it-looks-like-one"}
SET_BY_THE_SHELL = {"PWD", "OLDPWD", "SHLVL", "_"}

pytestmark = pytest.mark.real


@pytest.mark.parametrize(
    ("persons", "ours"),
    [({}, {}), (THEIRS, {}), ({}, SECRET)],
    ids=["nothing set", "paths set", "a secret of ours set"],
)
def test_the_browser_gets_the_persons_environment(
    world: "World", persons: dict[str, str], ours: dict[str, str]
) -> None:
    open_salon(world)  # else the first start stands in front of the settings
    with world.app(**persons, **ours) as desk:
        desk.press("Settings")
        desk.click("Booking")
        desk.press("Connect Microsoft Account")
        world.browser.opened().context.browser.close()
        desk.press("Cancel")
    given = {k: v for k, v in world.browser.environment.items() if k not in SET_BY_THE_SHELL}
    kept = {name: value for name, value in (world.app_env | persons).items() if value}
    assert {name: value for name, value in given.items() if value} == kept
