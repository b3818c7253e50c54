"""A release says about itself what the changelog has on its version, and no more."""

from datetime import date
from pathlib import Path

import changelog
import pytest

from desktop import __version__

CHANGELOG = """\
# Changelog

All notable changes.

## [Unreleased]

- Not told yet.

## [1.2.0] - 2026-03-01

### Added

- A thing, with a [link](https://example.com).

### Fixed

- Another.

## [1.1.0] - unreleased

- Never was.

## [1.0.1] - 2026-13-01

- Made in a month that is none.

## [1.0.0] - 2025-12-24
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "CHANGELOG.md"
    file.write_text(CHANGELOG, encoding="utf-8")
    return file


def test_a_section_ends_where_the_next_version_begins(file: Path) -> None:
    found = changelog.section("1.2.0", file)
    assert found.when == date(2026, 3, 1)
    assert found.notes == (
        "### Added\n\n- A thing, with a [link](https://example.com).\n\n### Fixed\n\n- Another.\n"
    )


@pytest.mark.parametrize("version", ["Unreleased", "1.1.0"])
def test_what_is_not_released_has_no_day(file: Path, version: str) -> None:
    assert changelog.section(version, file).when is None


@pytest.mark.parametrize(
    ("version", "complaint"),
    [
        ("1.2", "CHANGELOG.md has no sections on 1.2"),
        ("1.0.0", "CHANGELOG.md says nothing about 1.0.0"),
        ("1.0.1", "not a date (YYYY-MM-DD): ## [1.0.1] - 2026-13-01"),
    ],
)
def test_it_says_what_the_changelog_lacks(file: Path, version: str, complaint: str) -> None:
    with pytest.raises(changelog.ChangelogError) as raised:
        changelog.section(version, file)
    assert str(raised.value) == complaint


def test_a_version_that_is_told_of_twice_is_refused(file: Path) -> None:
    file.write_text(f"{CHANGELOG}\n## [1.2.0] - 2026-04-01\n\n- Again.\n", encoding="utf-8")
    with pytest.raises(changelog.ChangelogError, match=r"has 2 sections on 1\.2\.0"):
        changelog.section("1.2.0", file)


def test_our_own_changelog_tells_of_this_version() -> None:
    said = changelog.section(__version__).notes
    assert said.startswith("### ")
    assert "\n## " not in said
