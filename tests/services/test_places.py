import sys
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzlocal

from desktop.services import places


@pytest.mark.parametrize(
    "place", [places.data_dir, places.config_dir, places.site_config_dir, places.log_dir]
)
def test_each_place_is_a_folder_of_our_own(place: object) -> None:
    assert callable(place)
    folder = place()
    assert folder.is_absolute()
    assert "trimsy-desk" in folder.parts


def test_users_and_administrators_settings_are_apart() -> None:
    assert places.config_dir() != places.site_config_dir()


def test_in_a_checkout_resources_stand_at_its_top() -> None:
    assert places.resources() == Path(__file__).resolve().parents[2] / "resources"


def test_a_frozen_app_has_its_resources_beside_its_modules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(FileNotFoundError):
        places.resources()
    (tmp_path / "resources").mkdir()
    assert places.resources() == tmp_path / "resources"


def test_an_installed_package_has_its_resources_inside_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = tmp_path / "desktop" / "services" / "places.py"
    (tmp_path / "desktop" / "resources").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(module))
    assert places.resources() == tmp_path / "desktop" / "resources"


def test_the_time_zone_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Europe/Lisbon")
    assert places.local_time_zone() == "Europe/Lisbon"


@pytest.mark.parametrize("told", [None, "local", "No/Such", "../etc/passwd", ""])
def test_a_system_that_names_no_real_zone_is_in_utc(
    monkeypatch: pytest.MonkeyPatch, told: str | None
) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: told)
    assert places.local_time_zone() == "UTC"


@pytest.mark.parametrize("error", [ZoneInfoNotFoundError("?"), ValueError("two zones"), OSError()])
def test_a_system_that_contradicts_itself_is_in_utc(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail() -> str:
        raise error

    monkeypatch.setattr(tzlocal, "get_localzone_name", fail)
    assert places.local_time_zone() == "UTC"
