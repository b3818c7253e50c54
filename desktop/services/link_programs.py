"""Whether this computer has a program for a kind of link, asked without starting anything."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_LISTS = ("mimeapps.list", "mimeinfo.cache")
_NAMED = ("Default Applications", "Added Associations", "MIME Cache")
"""Where freedesktop.org's systems keep which program opens what, and under which headings."""


def has_program(scheme: str, environ: Mapping[str, str] | None = None) -> bool:
    """Whether links such as ``sms:…`` open in a program here.

    macOS has one for text messages always. Elsewhere only what is on record counts: a link that
    nothing opens is worse than none.
    """
    if sys.platform == "win32":
        return _in_registry(scheme)
    if sys.platform == "darwin":
        return True
    return _in_lists(f"x-scheme-handler/{scheme}", os.environ if environ is None else environ)


def _in_lists(kind: str, environ: Mapping[str, str]) -> bool:
    return any(_names(file, kind) for file in _lists(environ))


def _lists(environ: Mapping[str, str]) -> Iterator[Path]:
    """The files of the user and the system (freedesktop.org: MIME applications associations)."""
    home = environ.get("HOME", "/nonexistent")
    config = [environ.get("XDG_CONFIG_HOME") or f"{home}/.config"]
    config += (environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    data = [environ.get("XDG_DATA_HOME") or f"{home}/.local/share"]
    data += (environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    desktops = [one for one in environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":") if one]
    names = [*(f"{desktop}-mimeapps.list" for desktop in desktops), *_LISTS]
    for folder in (*map(Path, config), *(Path(one) / "applications" for one in data)):
        yield from (folder / name for name in names)


def _names(file: Path, kind: str) -> bool:
    """Whether ``file`` names a program for ``kind``."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    heading = ""
    for line in lines:
        if line.startswith("["):
            heading = line.strip().strip("[]")
        key, _, programs = line.partition("=")
        if heading in _NAMED and key.strip() == kind and programs.strip(" ;"):
            return True
    return False


def _in_registry(scheme: str) -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, scheme) as key:
            winreg.QueryValueEx(key, "URL Protocol")
        with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{scheme}\shell\open\command"):
            return True
    except OSError:
        return False
