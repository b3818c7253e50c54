"""What an administrator decided is obeyed, however badly it is written."""

from pathlib import Path

import pytest

from desktop.services.policies import Policies, read_policies


def test_without_a_file_everything_is_allowed(tmp_path: Path) -> None:
    assert read_policies(tmp_path / "nowhere") == Policies(updates=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Policies()),
        ("updates = true", Policies()),
        ("\ufeffupdates = true", Policies()),
        ("# nothing decided yet", Policies()),
        ("updates = false", Policies(updates=False)),
        ('updates = "off"', Policies(updates=False, problem="policies.toml: updates")),
        ("updates = 0", Policies(updates=False, problem="policies.toml: updates")),
        ("updates = no", Policies(updates=False, problem="policies.toml: line 1, column 11")),
        ("[updates]", Policies(updates=False, problem="policies.toml: updates")),
        ("updates", Policies(updates=False, problem="policies.toml: end of document")),
    ],
    ids=lambda value: str(value)[:20],
)
def test_updates_are_allowed_or_not_and_what_is_wrong_is_named(
    tmp_path: Path, text: str, found: Policies
) -> None:
    (tmp_path / "policies.toml").write_text(text, encoding="utf-8")
    assert read_policies(tmp_path) == found


def test_a_file_too_deep_to_read_forbids(tmp_path: Path) -> None:
    (tmp_path / "policies.toml").write_text("x = " + "[" * 100_000, encoding="utf-8")
    assert not read_policies(tmp_path).updates


def test_a_file_that_cannot_be_read_forbids_and_is_named_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "policies.toml").mkdir()
    assert not read_policies(tmp_path).updates
    assert f"{tmp_path}: policies.toml: " in caplog.text


def test_a_file_in_another_encoding_forbids(tmp_path: Path) -> None:
    (tmp_path / "policies.toml").write_bytes("# für alle\nupdates = false".encode("latin-1"))
    assert not read_policies(tmp_path).updates
