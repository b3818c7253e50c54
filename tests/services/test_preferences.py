"""Preferences are kept, and no file however broken keeps the app from opening."""

import json
import logging
from dataclasses import fields
from pathlib import Path

import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services import preferences
from desktop.services.preferences import (
    Clock,
    Contrast,
    DateStyle,
    Paper,
    Preferences,
    PreferencesFile,
)

OWN = Preferences(
    language="de",
    clock=Clock.H24,
    first_weekday=7,
    date_style=DateStyle.ISO,
    slot_minutes=20,
    zoom=150,
    reminder_minutes=0,
    contrast=Contrast.ON,
    window="AdnQywADAAAAAA==",
    paper=Paper.LETTER,
    closing_sheet=True,
    closing_folder="Blätter für morgen",
    tell_updates=True,
    updates_asked="2026-05-04T19:00+00:00",
)


def written(folder: Path, text: str) -> PreferencesFile:
    (folder / "preferences.json").write_text(text, encoding="utf-8")
    return PreferencesFile(folder)


def test_a_new_computer_goes_by_its_system(tmp_path: Path) -> None:
    assert PreferencesFile(tmp_path).read() == Preferences()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    PreferencesFile(folder).write(OWN)
    assert PreferencesFile(folder).read() == OWN


def test_a_field_without_a_value_of_its_own_here_would_be_tested_by_nothing() -> None:
    plain = Preferences()
    assert not [f.name for f in fields(OWN) if getattr(OWN, f.name) == getattr(plain, f.name)]


def test_the_file_tells_its_version(tmp_path: Path) -> None:
    PreferencesFile(tmp_path).write(OWN)
    assert json.loads((tmp_path / "preferences.json").read_text())["version"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"de"',
        "{}",
        '{"version": 2, "zoom": 150}',
        '{"version": "1", "zoom": 150}',
        '{"zoom": 150}',
        "[" * 100_000,
        "9" * 5000,
    ],
    ids=lambda text: text[:20] or "nothing",
)
def test_a_file_that_makes_no_sense_changes_nothing(tmp_path: Path, text: str) -> None:
    assert written(tmp_path, text).read() == Preferences()


def test_bytes_that_are_no_text_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_bytes(b"\xff\xfe\x00")
    assert PreferencesFile(tmp_path).read() == Preferences()


def test_a_folder_of_that_name_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").mkdir()
    assert PreferencesFile(tmp_path).read() == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "Deutsch"),
        ("language", "../de"),
        ("language", None),
        ("clock", "25"),
        ("clock", 24),
        ("clock", []),
        ("first_weekday", 8),
        ("first_weekday", -1),
        ("date_style", "dd/MM"),
        ("date_style", {}),
        ("slot_minutes", 7),
        ("slot_minutes", "15"),
        ("slot_minutes", 15.0),
        ("zoom", 49),
        ("zoom", 301),
        ("zoom", True),
        ("reminder_minutes", True),
        ("reminder_minutes", 121),
        ("contrast", "maximal"),
        ("window", 1),
        ("window", "not base64!"),
        ("paper", "a3"),
        ("paper", 4),
        ("closing_sheet", 1),
        ("closing_sheet", "yes"),
        ("tell_updates", 1),
        ("updates_asked", None),
        ("updates_asked", "yesterday"),
        ("updates_asked", "2026-13-01T00:00+00:00"),
        ("updates_asked", "2026-05-04T19:00"),
        ("closing_folder", None),
        ("closing_folder", "two\nlines"),
    ],
)
def test_one_wrong_value_costs_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, value: object
) -> None:
    others = {"version": 1, "language": "de", "zoom": 150, "contrast": "on", "later": "unknown"}
    kept = written(tmp_path, json.dumps(others | {name: value})).read()
    assert getattr(kept, name) == getattr(Preferences(), name)
    for other in {"language", "zoom", "contrast"} - {name}:
        assert getattr(kept, other) == others[other]
    assert f"the value of {name} is of no use" in caplog.text


def test_the_log_repeats_nothing_of_the_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    written(tmp_path, '{"version": 1, "window": "Frau Schmidt"}').read()
    written(tmp_path, '{"Frau Schmidt').read()
    written(tmp_path, '["Frau Schmidt"]').read()
    assert len(caplog.records) == 3
    assert "Schmidt" not in caplog.text


def test_a_file_marked_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    assert written(tmp_path, '\ufeff{"version": 1, "zoom": 80}').read().zoom == 80


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(AppError) as told:
        PreferencesFile(tmp_path / "file").write(OWN)
    assert told.value.kind is Kind.FILE_NOT_WRITTEN


def test_the_slot_of_a_new_computer_is_one_that_can_be_chosen() -> None:
    assert Preferences().slot_minutes in preferences.SLOT_MINUTES
