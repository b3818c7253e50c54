"""Which services somebody gives: all, or those that are ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.core.models import Service
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel
from desktop.ui.settings.colours import swatch
from desktop.ui.spoken import one_line

ALL, CHOSEN = range(2)
LINES = 7
"""So many services are seen at once."""


class ServiceChoice(QWidget):
    """The list stands below ``choice``, which the page labels. Ticks stay while all are given."""

    edited = Signal()

    def __init__(self, calm: CalmWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlisted: frozenset[int] = frozenset()
        self.choice = QComboBox()
        self.choice.addItem(self.tr("All services"))
        self.choice.addItem(self.tr("Only those ticked"))
        calm.guard(self.choice)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Services of this person"))
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * LINES * 2)
        self.none = plain_label(
            self.tr("No service is ticked: nobody can be booked with this person."), "warning"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list)
        layout.addWidget(self.none)
        self.hide()
        self.choice.currentIndexChanged.connect(self._edited)
        self.list.itemChanged.connect(self._edited)

    def show_services(self, services: Sequence[Service], chosen: frozenset[int] | None) -> None:
        """List what is offered, and tick ``chosen``; ``None`` are all."""
        offered = [service for service in services if not service.archived]
        self._unlisted = (chosen or frozenset()) - {service.id for service in offered}
        for widget in (self.choice, self.list):
            widget.blockSignals(True)
        self.list.clear()
        for service in offered:
            item = QListWidgetItem(swatch(service.colour), one_line(service.name))
            item.setData(Qt.ItemDataRole.UserRole, service.id)
            ticked = chosen is None or service.id in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.choice.setCurrentIndex(ALL if chosen is None else CHOSEN)
        for widget in (self.choice, self.list):
            widget.blockSignals(False)
        self._show_list()

    def chosen(self) -> frozenset[int] | None:
        """Return the ids of the services ticked, and of the archived ones as they were."""
        if self.choice.currentIndex() == ALL:
            return None
        return self._ticked() | self._unlisted

    def _ticked(self) -> frozenset[int]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def _show_list(self) -> None:
        self.setVisible(self.choice.currentIndex() == CHOSEN)
        self.none.setVisible(not self._ticked())

    def _edited(self) -> None:
        self._show_list()
        self.edited.emit()
