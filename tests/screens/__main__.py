"""Draws every window and dialog into build/screens, as each user of the app may see it.

``python -m tests.screens [NAME…]`` draws every look, each in a process of its own: light and dark
at 100 % and 200 %, high contrast of both kinds, German, and a small screen at 200 %.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from desktop.services.preferences import Contrast, Preferences
from desktop.ui import language, spoken, theme
from tests.screens.rooms import Rooms, let_it_settle
from tests.screens.shots import SHOTS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "screens"


@dataclass(frozen=True, slots=True)
class Look:
    """How the app looks and reads; its ``screen`` in pixels, ``scale`` of them to each of Qt's."""

    scheme: Qt.ColorScheme
    scale: str = "1"
    screen: tuple[int, int] = (1920, 1080)
    contrast: Contrast = Contrast.OFF
    language: str = "en"


LIGHT, DARK = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
LOOKS = {
    "light-100": Look(LIGHT),
    "light-200": Look(LIGHT, "2"),
    "dark-100": Look(DARK),
    "dark-200": Look(DARK, "2"),
    "contrast-100": Look(LIGHT, contrast=Contrast.ON),
    "contrast-dark-100": Look(DARK, contrast=Contrast.ON),
    "german-100": Look(LIGHT, language="de"),
    "small-200": Look(LIGHT, "2", screen=(1280, 720)),
    "german-small-200": Look(LIGHT, "2", screen=(1280, 720), language="de"),
}


def draw(name: str, wanted: list[str]) -> Iterator[Path]:
    """Draw each shot on a salon of its own."""
    look = LOOKS[name]
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    spoken.use(Preferences(language=look.language), QLocale("en_GB"))
    language.speak(application, look.language)
    theme.apply(application, look.scheme, look.contrast)
    for shot_name in wanted or SHOTS:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            rooms = Rooms(Path(folder), look.language)
            file = FOLDER / f"{shot_name}-{name}.png"
            shot = SHOTS[shot_name](rooms)
            let_it_settle()
            if not shot.grab().save(str(file)):
                raise OSError(file)
            yield file
            rooms.store.close()
        for window in application.topLevelWidgets():
            window.hide()


def screen_of(width: int, height: int) -> Path:
    """Return a file that gives Qt's offscreen platform a screen of that many pixels."""
    file = FOLDER.parent / f"screen-{width}x{height}.json"
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return file


def main(arguments: list[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if name := os.environ.get("SCREENS_LOOK"):
        for file in draw(name, arguments):
            print(file.relative_to(ROOT))
        return 0
    only = [argument for argument in arguments if argument in LOOKS]
    shots = [argument for argument in arguments if argument not in LOOKS]
    for name in only or LOOKS:
        look = LOOKS[name]
        env = {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen_of(*look.screen)}",
            "SCREENS_LOOK": name,
            "QT_SCALE_FACTOR": look.scale,
        }
        command = [sys.executable, "-m", "tests.screens", *shots]
        subprocess.run(command, cwd=ROOT, env=os.environ | env, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
