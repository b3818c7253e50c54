"""Windows is told of the app's windows what it has to know, and nobody else is told anything."""

import ctypes
import logging
from types import SimpleNamespace

import pytest

from desktop.services import taskbar


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Windows' shell hears; it answers 0, which is well."""
    heard: list[str] = []

    def hear(text: ctypes.c_wchar_p) -> int:
        heard.append(text.value or "")
        return 0

    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=hear)
    monkeypatch.setattr(ctypes, "CDLL", {"shell32": shell}.__getitem__)
    return heard


def test_windows_is_told_which_shortcut_the_windows_belong_to(said: list[str]) -> None:
    taskbar.join("win32")
    assert said == [taskbar.IDENTIFIER]


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_others_are_told_nothing(said: list[str], platform: str) -> None:
    taskbar.join(platform)
    assert said == []


def test_a_windows_without_a_shell_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace())
    caplog.set_level(logging.INFO)
    taskbar.join("win32")
    assert "no taskbar to join" in caplog.text


def test_a_refusal_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=lambda text: -2147467259)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: shell)
    caplog.set_level(logging.INFO)
    taskbar.join("win32")
    assert "the taskbar answered 0x80004005" in caplog.text


@pytest.mark.parametrize(
    ("platform", "told"), [("win32", [0xFFFF_FFFF]), ("linux", []), ("darwin", [])]
)
def test_a_start_lets_the_app_that_runs_come_forward(
    monkeypatch: pytest.MonkeyPatch, platform: str, told: list[int]
) -> None:
    heard: list[int] = []

    def hear(process: ctypes.c_uint32) -> int:
        heard.append(process.value)
        return 1

    windows = SimpleNamespace(AllowSetForegroundWindow=hear)
    monkeypatch.setattr(ctypes, "CDLL", {"user32": windows}.__getitem__)
    taskbar.let_another_come_forward(platform)
    assert heard == told


def test_without_a_shell_nobody_comes_forward_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace())
    taskbar.let_another_come_forward("win32")
