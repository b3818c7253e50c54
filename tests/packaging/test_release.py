"""A release is made of a tag, a told version and every file, or not at all."""

import os
import sys
from pathlib import Path

import changelog
import checksums
import product
import pytest
import release

from desktop import __version__

TAG = f"v{__version__}"
TOLD = f"# Changelog\n\n## [{__version__}] - 2026-03-01\n\n### Added\n\n- A day book.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the systems built; and a changelog that has told of it."""
    told = tmp_path / "CHANGELOG.md"
    told.write_text(TOLD, encoding="utf-8")
    as_it_was = changelog.section
    monkeypatch.setattr(changelog, "section", lambda version: as_it_was(version, told))
    monkeypatch.setattr(release, "NOTES", tmp_path / "work" / "notes.md")
    folder = tmp_path / "installers"
    folder.mkdir()
    for name in release.names(__version__):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def told_to_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gh that writes down what it was asked."""
    if sys.platform == "win32":
        pytest.skip("the stand-in for gh is a shell script")
    programs, said = tmp_path / "bin", tmp_path / "said"
    programs.mkdir()
    gh = programs / "gh"
    gh.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{said}"\n', encoding="utf-8")
    gh.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return said


def test_there_is_one_installer_and_two_lists_for_each_system() -> None:
    assert sorted(release.names("1.2.3")) == [
        "trimsy-desk-1.2.3-linux-x64-licences.txt",
        "trimsy-desk-1.2.3-linux-x64.cdx.json",
        "trimsy-desk-1.2.3-macos-arm64-licences.txt",
        "trimsy-desk-1.2.3-macos-arm64.cdx.json",
        "trimsy-desk-1.2.3-macos-arm64.dmg",
        "trimsy-desk-1.2.3-macos-x64-licences.txt",
        "trimsy-desk-1.2.3-macos-x64.cdx.json",
        "trimsy-desk-1.2.3-macos-x64.dmg",
        "trimsy-desk-1.2.3-windows-x64-licences.txt",
        "trimsy-desk-1.2.3-windows-x64-setup.exe",
        "trimsy-desk-1.2.3-windows-x64.cdx.json",
        "trimsy-desk_1.2.3_amd64.deb",
    ]


def test_signed_installers_need_no_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "is_signed", lambda file: True)
    release.prepared(TAG, folder)
    assert release.NOTES.read_text(encoding="utf-8").startswith("### Added\n\n- A day book.\n")


def test_a_draft_gets_notes_files_and_checksums(folder: Path, told_to_github: Path) -> None:
    assert release.main([TAG, str(folder)]) == 0
    said = told_to_github.read_text(encoding="utf-8").splitlines()
    assert said[:5] == ["release", "create", TAG, "--draft", "--verify-tag"]
    assert said[5:9] == [
        *("--title", f"{product.NAME} {__version__}"),
        *("--notes-file", str(release.NOTES)),
    ]
    files = [Path(name).name for name in said[9:]]
    assert files == [*sorted(release.names(__version__)), checksums.LIST]
    assert checksums.faults(folder) == []
    notes = release.NOTES.read_text(encoding="utf-8")
    assert notes.startswith("> **Do not publish this.**")
    assert "\n\n### Added\n\n- A day book.\n" in notes
    assert all(f"`{name}`" in notes for name in files if "cdx" not in name and "-lic" not in name)


def test_what_is_not_signed_is_told_loudly(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main([TAG, str(folder), "--dry-run"]) == 0
    warning = capsys.readouterr().err
    assert release.NOTES.read_text(encoding="utf-8").startswith(warning)
    assert warning.startswith("> **Do not publish this.** Not signed")
    assert warning.count(".dmg") == 2
    assert ".deb" not in warning


def test_a_dry_run_asks_nobody(
    folder: Path, told_to_github: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main([TAG, str(folder), "--dry-run"]) == 0
    assert not told_to_github.exists()
    assert capsys.readouterr().out.splitlines()[:4] == ["gh", "  release", "  create", f"  {TAG}"]


def test_when_github_refuses_so_does_the_script(folder: Path, told_to_github: Path) -> None:
    gh = told_to_github.parent / "bin" / "gh"
    gh.write_text("#!/bin/sh\nexit 4\n", encoding="utf-8")
    assert release.main([TAG, str(folder)]) == 4


def test_a_tag_of_another_version_is_refused(
    folder: Path, told_to_github: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main(["v99.0.0", str(folder)]) == 1
    said = capsys.readouterr().err
    assert said == f"the tag is v99.0.0, and this is version {__version__}\n"
    assert not told_to_github.exists()


def test_an_unreleased_version_is_refused(folder: Path) -> None:
    (folder.parent / "CHANGELOG.md").write_text(
        TOLD.replace("2026-03-01", "unreleased"), encoding="utf-8"
    )
    with pytest.raises(release.CannotRelease, match="write the day there"):
        release.prepared(TAG, folder)


def test_a_version_nobody_told_of_is_refused(folder: Path) -> None:
    (folder.parent / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    with pytest.raises(release.CannotRelease, match="has no sections"):
        release.prepared(TAG, folder)


def test_what_is_missing_and_what_is_too_much_is_named(folder: Path) -> None:
    (folder / f"trimsy-desk_{__version__}_amd64.deb").unlink()
    (folder / "core").write_text("", encoding="utf-8")
    with pytest.raises(release.CannotRelease) as raised:
        release.prepared(TAG, folder)
    assert str(raised.value).splitlines() == [
        f"missing: trimsy-desk_{__version__}_amd64.deb",
        "not part of a release: core",
    ]
    assert not (folder / checksums.LIST).exists()
