"""The last step of a first start: what there will be, and what comes next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from desktop.core.models import Week
from desktop.ui.error_details import plain_label
from desktop.ui.fields import form_layout
from desktop.ui.hours_words import week_text
from desktop.ui.spoken import apart, one_line
from desktop.ui.start.first_start_facts import SetUp, StartFacts
from desktop.ui.start.first_start_steps import Step


class DoneStep(Step):
    """Says in four lines what will stand in the book."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Ready"),
            self.tr("Ready for the first booking"),
            self.tr("This is how the day book begins. Go back to change anything."),
        )
        self.salon, self.hours, self.people, self.services = (plain_label() for _ in range(4))
        self._form: QFormLayout = form_layout()
        for words, label in (
            (self.tr("Salon"), self.salon),
            (self.tr("Opening hours"), self.hours),
            (self.tr("People"), self.people),
            (self.tr("Services"), self.services),
        ):
            what = plain_label(words, "hint")
            what.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._form.addRow(what, label)
        self.column.addLayout(self._form)
        self.column.addSpacing(8)
        self.column.addWidget(
            plain_label(
                self.tr(
                    "Click a free time in the day and type a name: that is a booking. Microsoft"
                    " Teams for online appointments is connected in Settings, under Booking."
                ),
                "hint",
            )
        )
        self.column.addStretch()

    def show_setup(self, setup: SetUp, facts: StartFacts) -> None:
        """Say what the book holds once ``setup`` is saved."""
        salon = facts.salon.salon
        name = setup.whereabouts[0] if setup.whereabouts else salon.name
        hours: Week = salon.hours if setup.hours is None else setup.hours
        people = [one.name for one in facts.staff] + list(setup.people)
        services = [one.name for one in facts.services] + [one.name for one in setup.services]
        self.salon.setText(one_line(name) or self.tr("No name yet"))
        self.hours.setText(week_text(hours))
        self.people.setText(_listed(people) or self.tr("Nobody yet: add them in Settings"))
        self.services.setText(_listed(services) or self.tr("None yet: add them in Settings"))


def _listed(names: list[str]) -> str:
    return ", ".join(apart(one_line(name)) for name in names)
