"""Day and week sheets: what is chosen, and how it comes out of the printer."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from desktop.core.day_sheet import Arrangement, Extent
from desktop.core.troubles import AppError, Kind
from desktop.services.preferences import Preferences, PreferencesFile
from desktop.ui.paper.paper_dialog import PaperDialog
from desktop.ui.paper.paper_work import PaperWork
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.sheet_reading import Wanted
from desktop.ui.preferences_port import PreferencesPort
from desktop.ui.screen_room import resize_within
from tests.screens.rooms import NOW, Rooms, let_it_settle
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

Shot = Callable[[Rooms], QWidget]


def dialog(
    rooms: Rooms, shown: Wanted | None = None, lane: InlineLane | HeldLane | None = None
) -> PaperDialog:
    window = rooms.window()
    file = PreferencesFile(Path("nothing is kept"))
    made = PaperDialog(
        rooms.book,
        PaperWork(lane or InlineLane(), InlineLane(), window),
        PreferencesPort(file, InlineLane(), Preferences(language=rooms.language)),
        shown or Wanted(NOW.date()),
        window,
        now=lambda: NOW,
    )
    made.open()
    return made


def under_way(rooms: Rooms) -> QWidget:
    made = dialog(rooms, lane=HeldLane())
    made.save(Path(mkdtemp()) / "sheet.pdf")
    made.row.patience.timeout.emit()
    made.row._show_progress(3, 11)  # noqa: SLF001 - no lane tells how far it is
    return made


def refused(rooms: Rooms) -> QWidget:
    made = dialog(rooms)
    made.problem.say_error(AppError(Kind.DISK_FULL))
    return made


def preview(extent: Extent, arrangement: Arrangement) -> Shot:
    def shot(rooms: Rooms) -> QWidget:
        asked = dialog(rooms, Wanted(NOW.date(), extent, 0, arrangement))
        asked.preview()
        shown = asked.findChild(Preview)
        resize_within(shown, 1000, 800)
        let_it_settle()
        return shown

    return shot


PAPER_SHOTS: dict[str, Shot] = {
    "print": dialog,
    "print-under-way": under_way,
    "print-refused": refused,
    "print-preview-columns": preview(Extent.DAY, Arrangement.COLUMNS),
    "print-preview-week": preview(Extent.WEEK, Arrangement.COLUMNS),
    "print-preview-list": preview(Extent.DAY, Arrangement.LIST),
}
