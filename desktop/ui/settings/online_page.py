"""Settings → Booking → Online Appointments: who makes the link, and under which account."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.models import Organiser, ProviderKind
from desktop.ui.error_details import message_box, plain_label, text_for_it
from desktop.ui.fields import CalmWheel, Problem, add_field, form_layout, heading
from desktop.ui.settings.account_box import AccountBox
from desktop.ui.settings.admin_card import AdminCard
from desktop.ui.settings.check_box import CheckBox
from desktop.ui.settings.it_words import registration_text
from desktop.ui.settings.page import Page
from desktop.ui.settings.registration_box import RegistrationBox
from desktop.ui.settings.sign_in_dialog import SignInDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.models import Salon
    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book
    from desktop.ui.connection import Connection

Choice = tuple[ProviderKind, str]
"""Provider and own link as they stand in the form."""


class OnlinePage(Page):
    """Everything on it but connecting works without a network."""

    def __init__(self, book: Book, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._connection = connection
        self._shown: Choice | None = None
        self._connecting = self._must_be_sent = False
        self.provider = QComboBox()
        self.provider.addItem(self.tr("Not set"), ProviderKind.NONE)
        self.provider.addItem(
            self.tr("Microsoft Teams — auto-create a Teams meeting"), ProviderKind.TEAMS
        )
        self.provider.addItem(
            self.tr("My own meeting link — the same link for every online appointment"),
            ProviderKind.OWN_LINK,
        )
        CalmWheel(self).guard(self.provider)
        self.own_link = QLineEdit()
        self.own_link.setPlaceholderText("https://")
        self._link_problem = Problem(self.own_link)
        self.form = form_layout()
        add_field(self.form, self.tr("&Provider"), self.provider)
        add_field(self.form, self.tr("My meeting &link"), self.own_link, self._link_problem)
        self.account = AccountBox(connection, book=book)
        self.check = CheckBox(connection)
        self.registration = RegistrationBox(connection)
        self.missing = plain_label(role="warning")
        self.for_it = message_box()
        self.show_it = QPushButton(self.tr("S&how the text for IT"))
        self.show_it.setCheckable(True)
        self.copy_it = QPushButton(self.tr("C&opy the text for IT"))
        self.card_button = QPushButton(self.tr("Card &for the administrator…"))
        self._lay_out()
        self.setEnabled(False)
        self.provider.currentIndexChanged.connect(self._edited)
        self.own_link.textEdited.connect(self._edited)
        self.own_link.textEdited.connect(lambda: self._link_problem.say(""))
        self.registration.edited.connect(self._edited)
        connection.changed.connect(self._edited)
        connection.finished.connect(self._sign_in_finished)
        self.account.connect_wanted.connect(self._save_and_connect)
        self.show_it.clicked.connect(self._show_text_for_it)
        self.copy_it.clicked.connect(self._copy)
        self.card_button.clicked.connect(self.show_card)

    def load(self) -> None:
        """Read the salon; while something is typed, leave it alone."""
        if not self._choice_dirty():
            self._book.read(lambda store: store.salon(), self._show, owner=self)

    def is_dirty(self) -> bool:
        """Compare provider, link and registration with what was read."""
        return self._choice_dirty() or self.registration.is_dirty()

    def discard(self) -> None:
        """Go back to what was read last."""
        if self._shown is not None:
            self._fill(self._shown)
        self.registration.discard()

    def first_problem(self) -> QWidget | None:
        """Check the salon's own link where it is used."""
        provider, link = self._typed()
        wrong = provider is ProviderKind.OWN_LINK and not is_link(link)
        self._link_problem.say(
            self.tr("Enter the whole link, beginning with https://.") if wrong else ""
        )
        return self.own_link if wrong else self.registration.first_problem()

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write the registration, then provider and link."""

        def registered(error: AppError | None) -> None:
            if error is None and self._choice_dirty():
                self._save_choice(done)
            else:
                done(error)

        if self.registration.is_dirty():
            self.registration.save(registered)
        else:
            registered(None)

    def connect_account(self) -> None:
        """Open the dialog that waits for the browser, and start the sign-in."""
        SignInDialog(self._connection, self.window()).start()

    def show_card(self) -> AdminCard:
        """Open what an administrator needs to know, as the form stands now."""
        client_id, tenant = self.registration.client_id.text(), self.registration.tenant.text()
        card = AdminCard(client_id.strip(), tenant.strip(), self.window())
        card.open()
        return card

    def _save_choice(self, done: Callable[[AppError | None], None]) -> None:
        provider, link = self._typed()

        def act(store: Store) -> None:
            store.save_salon(replace(store.salon(), provider=provider, own_link=link))

        def saved(_: None) -> None:
            self._shown = (provider, link)
            self.edited.emit()
            done(None)

        self._book.write(act, saved, failed=done, owner=self)

    def _save_and_connect(self) -> None:
        field = self.first_problem()
        if field is not None:
            field.setFocus()
            return
        if self._connecting:  # a double click is one wish
            return
        self._connecting = True
        self.save(self._connect_unless)

    def _connect_unless(self, error: AppError | None) -> None:
        self._connecting = False
        if error is None:
            self.connect_account()
        else:
            self.failed.emit(error)

    def _sign_in_finished(self, result: Organiser | AppError) -> None:
        nothing_chosen = self._shown is not None and self._shown[0] is ProviderKind.NONE
        if isinstance(result, Organiser) and nothing_chosen and not self._choice_dirty():
            # Whoever connects an account without having chosen wants its meetings.
            self.provider.setCurrentIndex(self.provider.findData(ProviderKind.TEAMS))
            self._save_choice(lambda _error: None)

    def _show(self, salon: Salon) -> None:
        if not self._choice_dirty():  # unless typed while the answer was under way
            self._fill((salon.provider, salon.own_link))
        self.setEnabled(True)

    def _fill(self, choice: Choice) -> None:
        self._shown = choice
        self.provider.setCurrentIndex(self.provider.findData(choice[0]))
        self.own_link.setText(choice[1])
        self._edited()

    def _typed(self) -> Choice:
        return ProviderKind(self.provider.currentData()), self.own_link.text().strip()

    def _choice_dirty(self) -> bool:
        return self._shown is not None and self._typed() != self._shown

    def _edited(self) -> None:
        own = self._typed()[0] is ProviderKind.OWN_LINK
        self.form.setRowVisible(1, own)
        client_id = self.registration.client_id.text().strip()
        known = self._connection.state.registration is not None
        self.account.allow_connect(allowed=bool(client_id))
        problem = self._problem_in_force()
        self._must_be_sent = known and not client_id
        self.missing.setVisible(self._must_be_sent and problem is None)
        self.missing.setText(
            self.tr(
                "Missing: the application (client) ID. The administrator of your Microsoft 365 "
                "(IT) registers the app once and sends you this ID. Send them the text below."
            )
        )
        if problem is None:
            text = registration_text(client_id, self.registration.tenant.text().strip())
        else:
            text = text_for_it(problem, self._connection.words_for_it())
        if text != self.for_it.toPlainText():
            self.for_it.setPlainText(text)
        self.show_it.setVisible(bool(client_id))
        self._show_text_for_it()
        self.edited.emit()

    def _problem_in_force(self) -> AppError | None:
        """Return why the registration cannot be used, unless another is being typed."""
        registration = self._connection.state.registration
        return (
            None if registration is None or self.registration.is_dirty() else registration.problem
        )

    def _show_text_for_it(self) -> None:
        shown = self.show_it.isChecked()
        self.show_it.setText(
            self.tr("&Hide the text for IT") if shown else self.tr("S&how the text for IT")
        )
        self.for_it.setVisible(shown or self._must_be_sent)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.for_it.toPlainText())

    def _lay_out(self) -> None:
        self.for_it.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("Online Appointments")))
        layout.addLayout(self.form)
        layout.addWidget(_rule())
        layout.addWidget(self.account)
        layout.addWidget(self.check)
        layout.addWidget(_rule())
        layout.addWidget(self.registration)
        layout.addWidget(self.missing)
        buttons = QHBoxLayout()
        for button in (self.show_it, self.copy_it, self.card_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        layout.addLayout(buttons)
        layout.addWidget(self.for_it)
        layout.addStretch()


def is_link(text: str) -> bool:
    """Tell whether ``text`` is a whole https link to some host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not any(c.isspace() for c in text)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule
