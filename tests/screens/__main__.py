"""Draws every window and dialog into build/screens: light and dark, at 100 % and 200 %.

``python -m tests.screens [NAME…]`` draws all four looks, each in a process of its own.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui import theme
from tests.screens.rooms import Rooms
from tests.screens.shots import SHOTS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "screens"
LOOKS = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
SCALES = ("1", "2")


def draw(look: str, scale: str, wanted: list[str]) -> Iterator[Path]:
    """Draw each shot on a salon of its own."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    QLocale.setDefault(QLocale("en_GB"))
    theme.apply(application, LOOKS[look])
    for name in wanted or SHOTS:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            rooms = Rooms(Path(folder))
            file = FOLDER / f"{name}-{look}-{scale}00.png"
            shot = SHOTS[name](rooms)
            let_it_settle()
            if not shot.grab().save(str(file)):
                raise OSError(file)
            yield file
            rooms.store.close()
        for window in application.topLevelWidgets():
            window.hide()


def let_it_settle() -> None:
    """Let layouts, scroll areas and whatever waits for the event loop come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(30, loop.quit)
    loop.exec()


def main(arguments: list[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if look := os.environ.get("SCREENS_LOOK"):
        for file in draw(look, os.environ["QT_SCALE_FACTOR"], arguments):
            print(file.relative_to(ROOT))
        return 0
    for look, scale in product(LOOKS, SCALES):
        env = {"QT_QPA_PLATFORM": "offscreen", "SCREENS_LOOK": look, "QT_SCALE_FACTOR": scale}
        command = [sys.executable, "-m", "tests.screens", *arguments]
        subprocess.run(command, cwd=ROOT, env=os.environ | env, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
