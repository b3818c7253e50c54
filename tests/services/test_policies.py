"""What an administrator decided is obeyed, however badly it is written."""

from pathlib import Path

import pytest

from desktop.services.policies import Policies, read_policies


def test_without_a_file_everything_is_allowed(tmp_path: Path) -> None:
    assert read_policies(tmp_path / "nowhere") == Policies(updates=True)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("updates = true", True),
        ("\ufeffupdates = true", True),
        ("# nothing decided yet", True),
        ("updates = false", False),
        ('updates = "off"', False),
        ("updates = 0", False),
        ("updates = no", False),
        ("[updates]", False),
        ("x = " + "[" * 100_000, False),
    ],
    ids=lambda value: str(value)[:20],
)
def test_updates_are_allowed_or_not(tmp_path: Path, text: str, allowed: bool) -> None:
    (tmp_path / "policies.toml").write_text(text, encoding="utf-8")
    assert read_policies(tmp_path).updates is allowed


def test_a_file_that_cannot_be_read_forbids_and_is_named_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "policies.toml").mkdir()
    assert not read_policies(tmp_path).updates
    assert str(tmp_path / "policies.toml") in caplog.text


def test_a_file_in_another_encoding_forbids(tmp_path: Path) -> None:
    (tmp_path / "policies.toml").write_bytes("# für alle\nupdates = false".encode("latin-1"))
    assert not read_policies(tmp_path).updates
