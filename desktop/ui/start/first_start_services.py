"""The step of a first start in which one ticks what the salon offers."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.core.drafts import SHORTEST_MINUTES
from desktop.core.models import Place, Service
from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.ui.enter_key import ENTER
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, indent, scrolled
from desktop.ui.settings.services_page import LONGEST_SERVICE, STEP_MINUTES
from desktop.ui.spoken import one_line
from desktop.ui.start.first_start_facts import StartFacts
from desktop.ui.start.first_start_steps import Step, say_there

USUAL: tuple[tuple[str, int, Place], ...] = (
    (QT_TRANSLATE_NOOP("first_start", "Cut and blow-dry"), 60, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Short cut"), 30, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Children's cut"), 30, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Colour"), 120, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Highlights"), 150, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Styling"), 45, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Beard trim"), 20, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Manicure"), 45, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Pedicure"), 60, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Facial"), 60, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Massage"), 60, Place.ON_SITE),
    (QT_TRANSLATE_NOOP("first_start", "Online consultation"), 30, Place.ONLINE),
)
"""Name, usual length in minutes, and place."""

OWN_MINUTES = 60
COLUMNS = 2
NAME_LETTERS = 28
"""So wide is a name; two columns of them have to fit."""


class ServiceRow(QWidget):
    """A service to tick, and its length."""

    edited = Signal()

    def __init__(self, name: str, minutes: int, place: Place, calm: CalmWheel) -> None:
        super().__init__()
        self._service = Service(0, name, minutes, "", place)
        self.ticked = QCheckBox()
        room = self.fontMetrics().averageCharWidth() * NAME_LETTERS
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.ticked.setText(shown.replace("&", "&&"))
        self.ticked.setAccessibleName(name)
        if shown != name:
            self.ticked.setToolTip(name)
        self.minutes = length_field(minutes, calm)
        self.minutes.setAccessibleName(self.tr("{service}: length").format(service=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.ticked, 1)
        row.addWidget(self.minutes)
        self.ticked.toggled.connect(self.edited)
        self.minutes.valueChanged.connect(self._changed)

    @property
    def name(self) -> str:
        return self._service.name

    def service(self) -> Service | None:
        """Return the service with its length, ``None`` where it is not ticked."""
        if not self.ticked.isChecked():
            return None
        old = self._service
        return Service(0, old.name, self.minutes.value(), old.colour, old.place)

    def _changed(self) -> None:
        self.ticked.setChecked(True)  # whoever sets its length means to offer it
        self.edited.emit()


class ServicesStep(Step):
    """Usual services to tick, and a line for the salon's own."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Services"),
            self.tr("What do you offer?"),
            self.tr("Tick what fits and set its length. Prices and more come in Settings."),
        )
        self._calm = CalmWheel(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(3)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.rows: list[ServiceRow] = []
        for marked, minutes, place in USUAL:
            self._add_row(QCoreApplication.translate("first_start", marked), minutes, place)
        self.own = QLineEdit()
        self.own.setPlaceholderText(self.tr("Another service"))
        self.own.setAccessibleName(self.tr("Another service"))
        self.own_minutes = length_field(OWN_MINUTES, self._calm)
        self.own_minutes.setAccessibleName(self.tr("Its length"))
        self.add = QPushButton(self.tr("&Add"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_own)
        self.own.textEdited.connect(self.edited)
        self.there = plain_label()
        self.there.hide()
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.addLayout(self._grid)
        rows.addStretch()
        own = QHBoxLayout()
        own.addWidget(self.own, 1)
        own.addWidget(self.own_minutes)
        own.addWidget(self.add)
        self.column.addWidget(self.there)
        self.column.addWidget(scrolled(content, self), 1)
        self.column.addLayout(own)

    def fill(self, facts: StartFacts) -> None:
        say_there(self.there, [service.name for service in facts.services])
        known = {service.name.casefold() for service in facts.services}
        for row in self.rows:
            row.setHidden(row.name.casefold() in known)

    def begin(self) -> None:
        self.rows[0].ticked.setFocus()

    def is_touched(self) -> bool:
        return bool(self.services())

    def services(self) -> tuple[Service, ...]:
        """Return what is ticked, and what stands in the line for another one."""
        ticked = [service for row in self.rows if (service := row.service()) is not None]
        own = one_line(self.own.text())
        if own:
            ticked.append(Service(0, own, self.own_minutes.value(), ""))
        return tuple(ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the line for another service add it, and not go on."""
        if event.key() in ENTER and self.own.hasFocus() and self.own.text().strip():
            self._add_own()
        else:
            super().keyPressEvent(event)

    def _add_own(self) -> None:
        name = one_line(self.own.text())
        if name:
            row = self._add_row(name, self.own_minutes.value(), Place.ON_SITE)
            self.own.clear()
            self.own_minutes.setValue(OWN_MINUTES)
            row.ticked.setChecked(True)
        self.own.setFocus()

    def _add_row(self, name: str, minutes: int, place: Place) -> ServiceRow:
        row = ServiceRow(name, minutes, place, self._calm)
        row.edited.connect(self.edited)
        index = len(self.rows)
        self._grid.addWidget(row, index // COLUMNS, index % COLUMNS)
        self.rows.append(row)
        return row


def length_field(minutes: int, calm: CalmWheel) -> QSpinBox:
    """Return a field for a length in minutes."""
    field = QSpinBox()
    indent(field)
    field.setRange(SHORTEST_MINUTES, LONGEST_SERVICE)
    field.setSingleStep(STEP_MINUTES)
    field.setSuffix(QCoreApplication.translate("first_start", " min"))
    field.setValue(minutes)
    calm.guard(field)
    return field
