"""What is done and by whom: the service narrows the people to those who give it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from desktop.core.models import Service, Staff
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, Problem, add_field
from desktop.ui.form.form_facts import FormFacts
from desktop.ui.form.price_words import price_words
from desktop.ui.form.typed_combo import TypedCombo
from desktop.ui.spoken import apart, one_line


class ServiceChoice(QObject):
    """Two lists that belong together; ``chosen(service)`` when a person chose another service.

    Whoever was wanted first is wanted again as soon as the service allows it.
    """

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, facts: FormFacts, kept: tuple[int, int], parent: QObject) -> None:
        """Offer what is not archived, and the service and person of ``kept`` even if they are."""
        super().__init__(parent)
        self._facts = facts
        self._kept_service, self._kept_staff = kept
        self._wanted = 0
        self.service, self.staff = TypedCombo(), TypedCombo()
        self.service_problem, self.staff_problem = Problem(self.service), Problem(self.staff)
        self.price = plain_label("", "hint")
        self.price.setWordWrap(False)
        self.price.hide()
        self.staff_hint = plain_label("", "hint")
        for one in facts.services:
            if not one.archived or one.id == self._kept_service:
                self.service.addItem(_shown(one), one.id)
        nothing = self.tr("No services yet, see Settings")
        self.service.setPlaceholderText(
            self.tr("Choose a service") if self.service.count() else nothing
        )
        self.service.setCurrentIndex(-1)
        self.staff.setPlaceholderText(self.tr("Choose who"))
        self._narrow()
        calm = CalmWheel(self)
        for combo in (self.service, self.staff):
            calm.guard(combo)
            combo.setMaxVisibleItems(16)
            combo.setSizeAdjustPolicy(
                TypedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(24)
        self.service.currentIndexChanged.connect(self._service_changed)
        self.service.activated.connect(self._service_activated)
        self.staff.currentIndexChanged.connect(self.changed)
        self.staff.activated.connect(self._staff_activated)

    @property
    def service_id(self) -> int:
        return int(self.service.currentData() or 0)

    @property
    def staff_id(self) -> int:
        return int(self.staff.currentData() or 0)

    def current(self) -> Service | None:
        return self._facts.service(self.service_id)

    def show_service(self, service_id: int) -> None:
        """Choose a service without any consequence but who gives it."""
        self.service.setCurrentIndex(self.service.findData(service_id))

    def want(self, staff_id: int) -> None:
        """Choose somebody, as far as the service allows; 0 is nobody."""
        self._wanted = staff_id
        self._narrow()

    def add_to(self, form: QFormLayout) -> None:
        line = QWidget()
        line.setFocusProxy(self.service)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.service, 1)
        row.addWidget(self.price)
        add_field(form, self.tr("Se&rvice"), line, self.service_problem)
        add_field(form, self.tr("&With"), self.staff, self.staff_hint, self.staff_problem)

    def _service_changed(self) -> None:
        service = self.current()
        country = self._facts.salon.country
        price = price_words(service.price, country) if service else ""
        self.price.setText(price)
        self.price.setVisible(bool(price))
        self.service_problem.say("")
        self._narrow()
        self.changed.emit()

    def _service_activated(self) -> None:
        service = self.current()
        if service is not None:
            self.chosen.emit(service)

    def _staff_activated(self) -> None:
        self._wanted = self.staff_id
        self.staff_problem.say("")
        self._show_hint()

    def _narrow(self) -> None:
        offered = self._offered()
        shown = [self.staff.itemData(index) for index in range(self.staff.count())]
        if shown != [one.id for one in offered]:
            self.staff.blockSignals(True)
            self.staff.clear()
            for one in offered:
                self.staff.addItem(_shown(one), one.id)
            self.staff.setCurrentIndex(-1)
            self.staff.blockSignals(False)
        index = self.staff.findData(self._wanted)
        if index < 0 and self.service_id and len(offered) == 1:
            index = 0
        self.staff.setCurrentIndex(index)
        self._show_hint()

    def _offered(self) -> list[Staff]:
        """Return who gives the service; a saved booking keeps who was to give it."""
        givers = {one.id for one in self._facts.givers(self.service_id)}
        if self.service_id in (0, self._kept_service):
            givers.add(self._kept_staff)
        return [one for one in self._facts.staff if one.id in givers]

    def _show_hint(self) -> None:
        wanted = self._facts.person(self._wanted)
        missing = wanted is not None and self.staff.findData(wanted.id) < 0
        words = ""
        if wanted is not None and missing:
            words = self.tr("{staff} does not give this service.")
            words = words.format(staff=apart(one_line(wanted.name)))
        self.staff_hint.setText(words)
        self.staff_hint.setVisible(missing)


def _shown(one: Staff | Service) -> str:
    return one_line(one.name)
