"""Files that macOS hands to the running app, in a process with an application of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

DOUBLE_CLICKED = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from desktop.ui.application import Application
application = Application(["trimsy-desk"])
application.file_wanted.connect(lambda file: print(file.name, flush=True))

def double_click(name):
    event = QFileOpenEvent(QUrl.fromLocalFile("/salons/" + name))
    application.sendEvent(application, event)

double_click("early.trimsy")
print("started", flush=True)
application.begin()
double_click("late.trimsy")
application.sendEvent(application, QFileOpenEvent(QUrl("https://salon.example/")))
"""


def test_a_file_that_was_double_clicked_waits_until_the_app_has_started() -> None:
    command = [sys.executable, "-c", DOUBLE_CLICKED]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["started", "early.trimsy", "late.trimsy"]
