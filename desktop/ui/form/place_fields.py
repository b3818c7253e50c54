"""Where: at the salon or online, and what that means for the link."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QHBoxLayout, QVBoxLayout

from desktop.core.models import Place, ProviderKind, Service
from desktop.ui.choices import Choice
from desktop.ui.error_details import plain_label
from desktop.ui.fields import FieldLabel


class PlaceFields(QObject):
    """``changed`` follows another choice."""

    changed = Signal()

    def __init__(self, provider: ProviderKind, parent: QObject) -> None:
        super().__init__(parent)
        self._provider = provider
        self._has_link = False
        self.on_site, self.online = (
            Choice(self.tr("&On site")),
            Choice(self.tr("Onli&ne")),
        )
        self._group = QButtonGroup(self)
        self._group.addButton(self.on_site)
        self._group.addButton(self.online)
        self.hint = plain_label("", "hint")
        self.on_site.setChecked(True)
        self.online.toggled.connect(self._toggled)
        self._show_hint()

    @property
    def place(self) -> Place:
        return Place.ONLINE if self.online.isChecked() else Place.ON_SITE

    def show_place(self, place: Place, *, has_link: bool = False) -> None:
        self._has_link = has_link
        (self.online if place is Place.ONLINE else self.on_site).setChecked(True)
        self._show_hint()

    def follow(self, service: Service | None, kept: Place = Place.ON_SITE) -> None:
        """Offer what ``service`` allows; a booking ``kept`` online may stay so."""
        allowed = service is None or service.online_allowed or kept is Place.ONLINE
        if not allowed:
            self.on_site.setChecked(True)
        self.online.setEnabled(allowed)
        self._show_hint()

    def add_to(self, form: QFormLayout) -> None:
        places = QHBoxLayout()
        places.addWidget(self.on_site)
        places.addWidget(self.online)
        places.addStretch(1)
        where = QVBoxLayout()
        where.setSpacing(3)
        where.addLayout(places)
        where.addWidget(self.hint)
        form.addRow(FieldLabel(self.tr("Where"), self.on_site), where)

    def _toggled(self) -> None:
        self._show_hint()
        self.changed.emit()

    def _show_hint(self) -> None:
        words = self._words()
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self.online.setAccessibleDescription(words)

    def _words(self) -> str:
        if not self.online.isEnabled():
            return self.tr("This service is given on site only.")
        if not self.online.isChecked():
            return ""
        if self._has_link:
            return self.tr("The join link stays the same.")
        return {
            ProviderKind.NONE: self.tr(
                "There will be no link yet: choose how in Settings, under Booking."
            ),
            ProviderKind.TEAMS: self.tr("The Teams link is made as soon as you save."),
            ProviderKind.OWN_LINK: self.tr("The booking gets your own meeting link."),
        }[self._provider]
