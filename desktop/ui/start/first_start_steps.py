"""The steps of a first start that ask: the salon, its hours, and its people."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.models import Week
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, heading
from desktop.ui.settings.hours_editor import HoursEditor
from desktop.ui.settings.salon_fields import SalonFields, Whereabouts
from desktop.ui.spoken import apart, one_line
from desktop.ui.start.first_start_facts import StartFacts
from desktop.ui.tab_order import put_in_turn


class Step(QWidget):
    """One step; ``name`` stands in the list of steps. ``edited`` follows what a person types."""

    edited = Signal()

    def __init__(self, name: str, title: str, words: str) -> None:
        super().__init__()
        self.name = name
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 0, 4, 0)
        self.column.setSpacing(12)
        self.column.addWidget(heading(title))
        self.column.addWidget(plain_label(words, "hint"))

    def fill(self, facts: StartFacts) -> None:
        """Show what is known already."""

    def begin(self) -> None:
        """Take the keyboard to the first field."""

    def first_problem(self) -> QWidget | None:
        """Say beside each field what is wrong with it; return the first such field."""
        return None

    def is_touched(self) -> bool:
        """Tell whether something was typed that closing would lose."""
        return False


class SalonStep(Step):
    """Name, time zone and country; this computer proposes the last two."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Salon"),
            self.tr("What is your salon called?"),
            self.tr(
                "Five short steps, about a minute. Each can be skipped, and everything can be"
                " changed in Settings later."
            ),
        )
        self.fields = SalonFields(CalmWheel(self))
        self._shown: Whereabouts = ("", "", "")
        self.column.addWidget(self.fields)
        self.column.addStretch()
        self.fields.edited.connect(self.edited)

    def fill(self, facts: StartFacts) -> None:
        self.fields.fill(facts.salon)
        self._shown = self.whereabouts()

    def begin(self) -> None:
        self.fields.name.setFocus()

    def first_problem(self) -> QWidget | None:
        return self.fields.first_problem(all_needed=False)

    def is_touched(self) -> bool:
        return self.whereabouts() != self._shown

    def whereabouts(self) -> Whereabouts:
        return self.fields.typed()


class HoursStep(Step):
    """When the salon is open; the fields are made when they are first looked at."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Opening hours"),
            self.tr("When are you open?"),
            self.tr("These are usual hours: change what is different. Staff can have their own."),
        )
        self._editor: HoursEditor | None = None
        self._known: Week = ((),) * 7
        self._shown: Week | None = None
        self.column.addStretch()

    @property
    def editor(self) -> HoursEditor:
        if self._editor is None:
            self._editor = HoursEditor(CalmWheel(self), self.tr("closed"))
            self._editor.show_week(self._known)
            self._shown = self._editor.week()
            self._editor.edited.connect(self.edited)
            self.column.insertWidget(self.column.count() - 1, self._editor)
            put_in_turn(self, self._editor)
        return self._editor

    def fill(self, facts: StartFacts) -> None:
        self._known = facts.salon.salon.hours
        if self._editor is not None:
            self._editor.show_week(self._known)
            self._shown = self._editor.week()

    def begin(self) -> None:
        self.editor.days[0][0].ticked.setFocus()

    def first_problem(self) -> QWidget | None:
        return self._editor.first_problem() if self._editor else None

    def is_touched(self) -> bool:
        return self.week() is not None

    def week(self) -> Week | None:
        """Return the hours, ``None`` where nobody changed any."""
        week = self._editor.week() if self._editor else self._shown
        return None if week == self._shown else week


class PeopleStep(Step):
    """Who works here, a name on each line."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("People"),
            self.tr("Who works here?"),
            self.tr("Type one name on each line. Each person gets a column in the day book."),
        )
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(self.tr("Names, one on each line"))
        self.there = plain_label()
        self.there.hide()
        self.count = plain_label(role="hint")
        for widget in (self.there, self.box, self.count):
            self.column.addWidget(widget)
        self.box.textChanged.connect(self._typed)

    def fill(self, facts: StartFacts) -> None:
        say_there(self.there, [person.name for person in facts.staff])

    def begin(self) -> None:
        self.box.setFocus()

    def is_touched(self) -> bool:
        return bool(self.names())

    def names(self) -> tuple[str, ...]:
        lines = (one_line(line) for line in self.box.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _typed(self) -> None:
        count = len(self.names())
        words = self.tr("1 person") if count == 1 else self.tr("{count} people")
        self.count.setText(words.format(count=count) if count else "")
        self.edited.emit()


def say_there(label: QLabel, names: Sequence[str]) -> None:
    """Tell who or what is in the book already; nothing where nobody is."""
    listed = ", ".join(apart(one_line(name)) for name in names)
    words = QCoreApplication.translate("first_start", "Already in the book: {names}")
    label.setText(words.format(names=listed))
    label.setVisible(bool(names))
