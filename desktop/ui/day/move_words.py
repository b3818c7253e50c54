"""How the place a booking is moved to is told: on its ghost, and to assistive technology."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.day.block_move import DraftPlace
from desktop.ui.day.move_ghost import GhostWords
from desktop.ui.day.time_axis import clock_text
from desktop.ui.spoken import apart, one_line

translate = QCoreApplication.translate


def ghost_words(draft: DraftPlace, customer: str) -> GhostWords:
    return GhostWords(
        hours=f"{clock_text(draft.starts)}–{clock_text(draft.ends)}",
        length=translate("moving", "{n} min").format(n=draft.minutes),
        customer=customer,
    )


def place_text(draft: DraftPlace, column: str) -> str:
    """Whose or which day's ``column``, if it has a name, and from when to when."""
    times = translate("moving", "{start} to {end}").format(
        start=clock_text(draft.starts), end=clock_text(draft.ends)
    )
    if not (name := one_line(column)):
        return times
    return translate("moving", "{column}, {times}").format(column=apart(name), times=times)
