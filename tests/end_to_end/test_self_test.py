"""The self-test where there is a screen and a keyring."""

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.end_to_end.world import World

pytestmark = pytest.mark.real


def test_the_self_test_uses_screen_and_keyring_and_leaves_nothing_behind(world: "World") -> None:
    from tests.end_to_end.world import PROGRAM

    asked = subprocess.run(
        [*PROGRAM, "--self-test"],
        env=world.app_env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    checks = json.loads(asked.stdout)["checks"]
    assert checks["window"]["platform"] == "xcb"
    assert checks["keyring"]["usable"] is True
    assert "SecretService" in checks["keyring"]["backend"]
    assert checks["main_job"]["keyring"] is True
    assert world.desk.keyring_secrets() == []
    assert world.proxy.asked == []
