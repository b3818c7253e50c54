"""Asks before a person's data is deleted for good, and says plainly what goes and what stays."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.ui import notices
from desktop.ui.spoken import apart

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def ask_to_erase(parent: QWidget, who: str, then: Callable[[], None]) -> None:
    """Ask; ``then`` follows a yes. Enter and Esc both keep the data."""
    parts = (
        translate("card", "Delete the data of {who} for good? This cannot be undone.").format(
            who=apart(who)
        ),
        translate(
            "card",
            "What goes: name, phone number, e-mail address, time zone, language, and all notes, "
            "also those on bookings.",
        ),
        translate(
            "card",
            "What is kept: day, time, service, staff and status of past bookings, without a name. "
            "The salon's accounts and statistics need them. Meetings made in Teams hold no "
            "customer's data.",
        ),
        translate(
            "card",
            "What cannot be reached from here: messages already sent, files saved elsewhere, and "
            "older backups.",
        ),
    )

    def answered(yes: bool) -> None:
        if yes:
            then()

    notices.ask(
        parent,
        translate("card", "Delete this person's data?"),
        "\n\n".join(parts),
        translate("card", "&Delete for good"),
        translate("card", "&Keep the data"),
        answered,
    )
