"""A profile is read from whatever lies there, and written whole."""

import os
from pathlib import Path
from threading import Thread

import pytest

from desktop.core.profile import Profile
from desktop.core.profile_reading import ProfileRead, Refusal
from desktop.core.troubles import AppError, Kind
from desktop.services.profile_file import (
    LARGEST,
    read_profile_file,
    tenant_of,
    write_profile_file,
)

ID = "00001111-aaaa-2222-bbbb-3333cccc4444"
PROFILE = Profile(name="Salon Rosé", staff=("Mia",), client_id=ID, tenant="yoursalon.com")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "rosé.trimsy"
    write_profile_file(file, PROFILE)
    assert read_profile_file(file) == ProfileRead(PROFILE)


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights than these")
def test_others_can_read_it_too(tmp_path: Path) -> None:
    """It lies on a share, or is handed to another account of the same computer."""
    file = tmp_path / "rosé.trimsy"
    write_profile_file(file, PROFILE)
    assert file.stat().st_mode & 0o777 == 0o644


def test_an_editor_may_have_put_a_mark_before_it(tmp_path: Path) -> None:
    write_profile_file(tmp_path / "a", PROFILE)
    (tmp_path / "b").write_bytes(b"\xef\xbb\xbf" + (tmp_path / "a").read_bytes())
    assert read_profile_file(tmp_path / "b") == ProfileRead(PROFILE)


def test_ids_and_tenants_are_checked_as_everywhere(tmp_path: Path) -> None:
    file = tmp_path / "odd.trimsy"
    file.write_text(
        f"trimsy_profile = 1\n[microsoft]\nclient_id = '{ID.upper()}'\ntenant = 'common'"
    )
    read = read_profile_file(file)
    assert read == ProfileRead(Profile(client_id=ID), ("microsoft.tenant",))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.NO_PROFILE),
        (b"\xff\xfe\x00", Refusal.NO_PROFILE),
        (b"PK\x03\x04", Refusal.NO_PROFILE),
        (b"# " + b"x" * LARGEST, Refusal.TOO_LARGE),
    ],
    ids=["empty", "utf-16", "zipped", "large"],
)
def test_what_is_no_profile_is_refused(tmp_path: Path, content: bytes, refusal: Refusal) -> None:
    file = tmp_path / "odd.trimsy"
    file.write_bytes(content)
    assert read_profile_file(file) is refusal


def test_what_is_not_there_or_is_a_folder_cannot_be_read(tmp_path: Path) -> None:
    assert read_profile_file(tmp_path / "nowhere") is Refusal.UNREADABLE
    assert read_profile_file(tmp_path) is Refusal.UNREADABLE
    assert read_profile_file(Path("a\0b")) is Refusal.UNREADABLE


def test_a_file_that_does_not_open_is_told_without_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It may be somebody's."""

    def locked(file: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    write_profile_file(tmp_path / "rosa.trimsy", PROFILE)
    monkeypatch.setattr(Path, "open", locked)
    assert read_profile_file(tmp_path / "rosa.trimsy") is Refusal.UNREADABLE
    assert "PermissionError" in caplog.text
    assert "rosa" not in caplog.text


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    write_profile_file(tmp_path / "large.trimsy", PROFILE)
    words = (tmp_path / "large.trimsy").read_bytes()
    (tmp_path / "large.trimsy").write_bytes(words.ljust(LARGEST, b"\n"))
    assert read_profile_file(tmp_path / "large.trimsy") == ProfileRead(PROFILE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_into_which_nobody_writes_keeps_nobody_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "rosa.trimsy"
    os.mkfifo(pipe)
    seen: list[object] = []
    reading = Thread(target=lambda: seen.append(read_profile_file(pipe)), daemon=True)
    reading.start()
    reading.join(10)
    assert seen == [Refusal.UNREADABLE]


def test_a_name_may_be_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    file = tmp_path / f"{'ö' * 120}.trimsy"
    write_profile_file(file, PROFILE)
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(AppError) as failed:
        write_profile_file(tmp_path / "file" / "rosa.trimsy", PROFILE)
    assert failed.value.kind is Kind.FILE_NOT_WRITTEN


def test_any_organisation_is_no_tenant() -> None:
    assert (tenant_of("organizations"), tenant_of("yoursalon.com")) == ("", "yoursalon.com")
