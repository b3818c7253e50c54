"""What the app loads to start: a module that is not loaded is a millisecond sooner at work."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.app import Desk
from desktop.services.home import home
application = QApplication(sys.argv)
desk = Desk(application, home(Path(sys.argv[1]), practice=False))
desk.window.show()
look = QTimer()
look.timeout.connect(lambda: desk.window.day and application.quit())
look.start(0)
application.exec()
print(*(name for name in sys.modules if name.startswith("desktop.ui.")))
desk.close()
"""

SELDOM = (
    "desktop.ui.absences.absence_fields",
    "desktop.ui.booking.called_off",
    "desktop.ui.booking.cloud_log_table",
    "desktop.ui.customers.customer_card",
    "desktop.ui.links.link_table",
    "desktop.ui.messages.to_tell",
    "desktop.ui.settings.check_box",
    "desktop.ui.window.help_dialogs",
)
"""What is not named as a dialog, and belongs to one."""


def test_a_dialog_is_loaded_when_it_opens(tmp_path: Path) -> None:
    """But for the form of a booking, which everybody opens, and soon."""
    command = [sys.executable, "-c", START, str(tmp_path)]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = shown.stdout.split()
    assert "desktop.ui.day.day_view" in loaded
    assert [name for name in loaded if name.endswith("_dialog") or name in SELDOM] == []
