"""Asks how much of a series is to be changed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.core.models import Staff
from desktop.ui import notices
from desktop.ui.form.clash_words import series_words
from desktop.ui.form.saving import Checked

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def ask_how_many(
    parent: QWidget, checked: Checked, person: Staff | None, then: Callable[[bool | None], None]
) -> None:
    """``then`` gets whether the following ones are to be changed too; ``None``: none at all yet.

    What would be in the way of all of them is said before one chooses.
    """
    words = translate(
        "series", "This booking is part of a series. Which of it do you want to change?"
    )
    if person is not None and checked.others:
        taken = series_words(checked.others, checked.following, person)
        words = f"{words}\n\n{taken}"
    notices.choose(
        parent,
        translate("series", "Change the series?"),
        words,
        (
            translate("series", "&Only this booking"),
            translate("series", "This and all &following ({n})").format(n=checked.following),
            translate("series", "&Go on editing"),
        ),
        lambda answer: then((False, True, None)[answer]),
        default=0,
    )
