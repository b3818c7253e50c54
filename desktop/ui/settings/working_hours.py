"""When somebody works: as the salon is open, or by hours of their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.core.models import Week
from desktop.ui.fields import CalmWheel
from desktop.ui.settings.hours_editor import HoursEditor
from desktop.ui.tab_order import put_in_turn

AS_THE_SALON, OWN = range(2)


class WorkingHours(QWidget):
    """The hours stand below ``choice``, which the page labels; made when first needed.

    Own hours begin as the salon's, and stay in mind while one changes to and fro.
    """

    edited = Signal()

    def __init__(self, calm: CalmWheel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calm = calm
        self._salon: Week = ((),) * 7
        self._given: Week | None = None
        self._is_given = True  # nobody has edited them since
        self._has_own = False
        self.choice = QComboBox()
        self.choice.addItem(self.tr("As the salon is open"))
        self.choice.addItem(self.tr("Own hours"))
        calm.guard(self.choice)
        self.editor: HoursEditor | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()
        self.choice.currentIndexChanged.connect(self._choose)

    def set_salon(self, week: Week) -> None:
        """Tell what hours of somebody's own begin with."""
        self._salon = week

    def show_hours(self, hours: Week | None) -> None:
        """Show somebody's hours; ``None`` are the salon's."""
        self._given, self._is_given = hours, True
        self._has_own = False
        self.choice.blockSignals(True)
        self.choice.setCurrentIndex(AS_THE_SALON if hours is None else OWN)
        self.choice.blockSignals(False)
        if hours is not None:
            self._show_own(hours)
        self.setVisible(hours is not None)

    def hours(self) -> Week | None:
        """Return what is chosen; hours that were only looked at are those that were shown."""
        if self.choice.currentIndex() == AS_THE_SALON or self.editor is None:
            return None
        if self._is_given and self._given is not None:
            return self._given
        return self.editor.week()

    def first_problem(self) -> QWidget | None:
        """Say on each day what cannot be; return the first field of the first such day."""
        if self.editor is None or self.choice.currentIndex() == AS_THE_SALON:
            return None
        return self.editor.first_problem()

    def _choose(self, index: int) -> None:
        if index == OWN and not self._has_own:
            self._show_own(self._salon)
        self.setVisible(index == OWN)
        self.edited.emit()

    def _show_own(self, week: Week) -> None:
        if self.editor is None:
            self.editor = HoursEditor(self._calm, self.tr("off"), self)
            self._layout.addWidget(self.editor)
            put_in_turn(self.choice, self.editor)
            self.editor.edited.connect(self._take_up)
        self.editor.blockSignals(True)
        self.editor.show_week(week)
        self.editor.blockSignals(False)
        self._has_own = True

    def _take_up(self) -> None:
        self._is_given = False
        self.edited.emit()
