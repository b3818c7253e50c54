"""The app registration: where it comes from, and fields for one that is typed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.core.troubles import AppError
from desktop.services import places
from desktop.services.registration import Setting, Source, is_guid, is_tenant
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem, add_field, form_layout
from desktop.ui.settings.secret_field import SecretField

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.registration import Registration
    from desktop.ui.connection import Connection

GIVEN = frozenset({Source.ENVIRONMENT, Source.ADMINISTRATOR})


class RegistrationBox(QWidget):
    """Client id, tenant and secret; read-only where somebody else has set them."""

    edited = Signal()

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._shown: Registration | None = None
        self.origin = plain_label(role="hint")
        self.client_id = QLineEdit()
        self.tenant = QLineEdit()
        self.tenant.setPlaceholderText("organizations")
        self.secret = SecretField()
        self._client_problem = Problem(self.client_id)
        self._tenant_problem = Problem(self.tenant)
        self.secret_hint = plain_label(
            self.tr("The stored secret belongs to the ID before; it is removed when you save."),
            "hint",
        )
        self.problem = Problem()
        form = form_layout()
        form.setContentsMargins(0, 0, 0, 0)
        add_field(form, self.tr("Application (client) &ID"), self.client_id, self._client_problem)
        add_field(
            form,
            self.tr("Directory (&tenant)"),
            self.tenant,
            self._tenant_problem,
            plain_label(
                self.tr("As IT sent it. Empty only if the app is registered for any organisation."),
                "hint",
            ),
        )
        add_field(form, self.tr("Clie&nt secret"), self.secret, self.secret_hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(self.tr("App registration"), "strong"))
        layout.addWidget(self.origin)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        for field in (self.client_id, self.tenant):
            field.textEdited.connect(self._edited)
        self.tenant.textEdited.connect(lambda: self._tenant_problem.say(""))
        self.secret.edited.connect(self._edited)
        self.setEnabled(False)
        connection.changed.connect(self.load)
        self.load()

    def load(self) -> None:
        """Show what the connection knows, unless something was typed."""
        state = self._connection.state
        self.secret.set_lasting(state.keyring_problem is None)
        registration = state.registration
        if registration is None or registration == self._shown or self.is_dirty():
            return
        self._show(registration)

    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return self._shown is not None and (
            (self.client_id.text().strip(), self.tenant.text().strip()) != _texts(self._shown)
            or self.secret.is_dirty()
        )

    def discard(self) -> None:
        """Go back to the values in force."""
        if self._connection.state.registration is not None:
            self._show(self._connection.state.registration)

    def first_problem(self) -> QWidget | None:
        """Check the form of what was typed."""
        if not self.is_dirty():
            return None
        client_id, tenant = self.client_id.text().strip(), self.tenant.text().strip()
        wrong_id = self._client_problem.say(
            ""
            if is_guid(client_id) or not (client_id or tenant or self.secret.typed())
            else self.tr("This ID looks like 00001111-aaaa-2222-bbbb-3333cccc4444.")
        )
        wrong_tenant = self._tenant_problem.say(
            ""
            if not tenant or is_tenant(tenant)
            else self.tr("Enter the tenant's ID or a domain such as yoursalon.com, or nothing.")
        )
        return self.client_id if wrong_id else self.tenant if wrong_tenant else None

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Keep what was typed; what was typed stays when that fails."""

        def saved(error: AppError | None) -> None:
            if error is None and self._connection.state.registration is not None:
                self._show(self._connection.state.registration)
            done(error)

        self._connection.save_registration(
            self.client_id.text().strip(),
            self.tenant.text().strip(),
            self.secret.typed(),
            saved,
            owner=self,
        )

    def _show(self, registration: Registration) -> None:
        self._shown = registration
        client_id, tenant = _texts(registration)
        given = registration.client_id.source in GIVEN
        for field, text in ((self.client_id, client_id), (self.tenant, tenant)):
            field.setText(text)
            field.setReadOnly(given)
        self.secret.show_kept(kept=bool(registration.client_secret.value), given=given)
        self.origin.setText(self._origin(registration))
        self._tenant_problem.say("")
        self.problem.say("")
        if registration.problem is not None:
            self.problem.say_error(registration.problem)
        self.setEnabled(True)
        self._edited()

    def _edited(self) -> None:
        self._client_problem.say("")  # it goes by all three fields
        shown = self._shown
        self.secret_hint.setVisible(
            shown is not None
            and bool(shown.client_secret.value)
            and self.client_id.text().strip().lower() != shown.client_id.value
        )
        self.edited.emit()

    def _origin(self, registration: Registration) -> str:
        if registration.client_id.source is Source.ENVIRONMENT:
            text = self.tr(
                "In force: the environment variables TEAMS_CLIENT_ID, TEAMS_TENANT and "
                "TEAMS_CLIENT_SECRET. They can only be changed there."
            )
        elif registration.client_id.source is Source.ADMINISTRATOR:
            text = self.tr("In force: the administrator's file in {folder}.").format(
                folder=places.site_config_dir()
            )
        elif registration.client_id.source is Source.TYPED:
            text = self.tr("In force: what was entered here.")
        else:
            text = self.tr("Nothing is in force yet.")
        if registration.ignored:
            text += "\n" + self.tr(
                "Without effect, as no application ID comes with it: {names}."
            ).format(names=", ".join(registration.ignored))
        return text


def _texts(registration: Registration) -> tuple[str, str]:
    """Return client id and tenant as the fields show them: a default stays an empty field."""
    tenant: Setting = registration.tenant
    return (
        registration.client_id.value,
        "" if tenant.source is Source.DEFAULT else tenant.value,
    )
