"""What is known of the chosen booking, each fact under its name."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.core.invitation import spaced_id
from desktop.core.messages import Told
from desktop.core.models import Place
from desktop.ui.booking.shown_booking import Shown
from desktop.ui.error_details import plain_label
from desktop.ui.links.link_words import counted
from desktop.ui.messages.told_words import gone_out, told_lines
from desktop.ui.spoken import day_text, hours_text, one_line

translate = QCoreApplication.translate  # the name by which lupdate finds the words

Fact = tuple[str, str]
"""Its name and its value; one without a value is left out, one without a name goes on."""

MOST_TOLD = 3
"""Entries of what was told that are listed; the log has all of them."""


class PanelFacts(QWidget):
    """A line for each fact, or more where it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, *facts: Fact) -> None:
        """Show these in place of the last."""
        while (taken := self._grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        of = ""
        for row, (name, value) in enumerate((n, v) for n, v in facts if v):
            of = name or of
            label, shown = plain_label(name, "hint"), plain_label(value)
            label.setWordWrap(False)
            shown.setAccessibleName(f"{of}: {value}")
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)


def booking_facts(shown: Shown, no_shows: int) -> tuple[Fact, ...]:
    """All there is to tell of a booking, and how to get into its meeting."""
    details, booking = shown.details, shown.details.booking
    online = booking.place is Place.ONLINE
    minutes = translate("facts", "{n} min").format(n=booking.minutes)
    return (
        (translate("facts", "Date"), day_text(booking.starts.date())),
        (translate("facts", "Time"), f"{hours_text(booking)} ({minutes})"),
        (translate("facts", "Service"), one_line(details.service.name)),
        (translate("facts", "With"), one_line(details.staff.name)),
        (
            translate("facts", "Where"),
            translate("facts", "Online") if online else translate("facts", "On site"),
        ),
        (translate("facts", "Phone"), one_line(details.customer.phone)),
        (translate("facts", "E-mail"), one_line(details.customer.email)),
        (translate("facts", "No-shows"), str(no_shows) if no_shows else ""),
        (
            translate("facts", "Repeats"),
            translate("facts", "One of a series") if booking.series else "",
        ),
        (translate("facts", "Note"), booking.note),
        *_entry_facts(shown),
    )


def told_facts(told: Sequence[Told], zone: str, today: date) -> tuple[Fact, ...]:
    """What the customer was told, how and when, the newest first.

    ``told`` comes oldest first; ``zone`` is the salon's and ``today`` its day.
    """
    went = gone_out(told)
    lines = told_lines(went[-MOST_TOLD:], zone, today)
    if len(went) > MOST_TOLD:
        once, often = (
            translate("facts", "and once before"),
            translate("facts", "and {n} times before"),
        )
        lines.append(counted(once, often, len(went) - MOST_TOLD))
    name = translate("facts", "Told")
    return tuple((name if number == 0 else "", line) for number, line in enumerate(lines))


def _entry_facts(shown: Shown) -> tuple[Fact, ...]:
    meeting = shown.details.meeting
    if meeting is None or not shown.link.join_url:
        return ()
    return (
        (translate("facts", "Host account"), meeting.organiser.email if meeting.organiser else ""),
        (translate("facts", "Meeting ID"), spaced_id(meeting.join_id)),
        (translate("facts", "Passcode"), meeting.passcode),
    )
