"""What the built program is called and where it lies: one place for the whole of packaging."""

import re
import sys
from pathlib import Path

NAME = "Trimsy Desk"
"""What people read."""

PROGRAM = "trimsy-desk"
"""The program's file, and the names that systems give to packages, menu entries and icons."""

IDENTIFIER = "app.trimsy.desk"
"""macOS's bundle identifier, Windows' AppUserModelID and AppStream's component."""

PUBLISHER = "Trimsy"
DESCRIPTION = "The front desk of a salon"
CATEGORY = "Office"

PROFILE_SUFFIX = ".trimsy"
"""A salon's profile, which opens in the app."""

PROFILE_MIME_TYPE = "application/vnd.trimsy.profile+toml"

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
RESOURCES = ROOT / "resources"
APP_DRAWING = RESOURCES / "icons" / f"{PROGRAM}.svg"
APP_DRAWING_SMALL = RESOURCES / "icons" / f"{PROGRAM}-small.svg"
"""For less than 32 pixels."""

BUILD = ROOT / "build"
WORK = BUILD / "package"
"""What comes up while building, and may be thrown away."""

ICONS = WORK / "icons"
"""Made of the drawings by packaging/icons.py: trimsy-desk.ico, .icns, and trimsy-desk-SIZE.png."""

DIST = BUILD / "dist"
PROGRAM_FOLDER = DIST / PROGRAM
"""The built program: one executable, and ``_internal`` with all that it needs."""

APP = DIST / f"{NAME}.app"
"""The same on macOS as people get it: made of the folder, which stays beside it."""

INSTALLERS = BUILD / "installers"
"""What people download: installers, packages, disk images, and lists about them."""

_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


def version() -> str:
    """Return the version that pyproject.toml takes from ``desktop.__version__``, such as 0.1.0."""
    found = _VERSION.search((ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("desktop/__init__.py states no __version__")
    return found[1]


def executable(folder: Path = PROGRAM_FOLDER, *, windows: bool = False) -> Path:
    """Return the program's file in ``folder``."""
    return folder / (f"{PROGRAM}.exe" if windows else PROGRAM)


def built_program(system: str = sys.platform) -> Path:
    """Return the file that people start, as it was built on ``system``."""
    if system == "darwin":
        return APP / "Contents" / "MacOS" / PROGRAM
    return executable(windows=system == "win32")
