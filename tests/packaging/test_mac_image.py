"""The real disk image on a real Mac: what stand-ins cannot show."""

import json
import plistlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import product
import pytest
from macos import bundle, info_plist

SECONDS = 300


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=SECONDS, env={}
    )


@pytest.fixture(scope="module")
def image() -> Path:
    if sys.platform != "darwin":
        pytest.skip("needs a Mac")
    found = sorted(product.INSTALLERS.glob("*.dmg"))
    if not found:
        pytest.skip("needs the disk image: nox -s package")
    return found[-1]


@pytest.fixture(scope="module")
def volume(image: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What Finder shows when the image is opened."""
    place = tmp_path_factory.mktemp("volume")
    options = ("-nobrowse", "-readonly", "-mountpoint", str(place))
    opened = run("/usr/bin/hdiutil", "attach", *options, str(image))
    assert opened.returncode == 0, opened.stderr
    yield place
    run("/usr/bin/hdiutil", "detach", "-force", str(place))


@pytest.fixture(scope="module")
def app(volume: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app, dragged out of the image."""
    place = tmp_path_factory.mktemp("applications") / product.APP.name
    copied = run("/usr/bin/ditto", str(volume / product.APP.name), str(place))
    assert copied.returncode == 0, copied.stderr
    return place


def test_the_app_is_beside_the_place_it_is_dragged_to(volume: Path) -> None:
    shown = sorted(item.name for item in volume.iterdir() if not item.name.startswith("."))
    assert shown == ["Applications", product.APP.name]
    assert (volume / "Applications").readlink() == Path("/Applications")


def test_the_copied_app_says_what_it_is(app: Path) -> None:
    written = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    assert info_plist.entries().items() <= written.items()
    assert written["CFBundleIdentifier"] == product.IDENTIFIER
    assert written["CFBundleExecutable"] == product.PROGRAM
    assert written["CFBundleShortVersionString"] == product.version()
    assert (app / "Contents" / "Resources" / written["CFBundleIconFile"]).is_file()
    assert (app / "Contents" / "Resources" / "LICENCES.txt").is_file()


def test_every_signature_in_the_copied_app_is_whole(app: Path) -> None:
    checked = run("/usr/bin/codesign", "--verify", "--deep", "--strict", str(app))
    assert checked.returncode == 0, checked.stderr


def test_the_copied_app_is_well(app: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    asked = run(bundle.executable(app), "--self-test", "--report", report)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["version"] == product.version()
    assert told["checks"]["keyring"]["backend"] == "macOS Keyring"
