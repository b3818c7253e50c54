"""The border between the salon's Microsoft account and the UI."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.consent import placeholders
from desktop.services.pulse import Health
from desktop.ui.browser import open_link
from desktop.ui.check_port import Check, CheckPort
from desktop.ui.connection_state import ConnectionState, Waiting, in_minutes
from desktop.ui.worker import is_gone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.account import Account
    from desktop.services.attempt import Attempt
    from desktop.services.backstage import Progress
    from desktop.services.settings import Registration, Settings
    from desktop.services.vault import Vault
    from desktop.ui.worker import Worker


__all__ = ["Connection", "ConnectionState"]


class Connection(QObject):
    """Connects, disconnects and keeps the app registration; every act answers by signals.

    ``cloud`` is the lane the account is used on. Each sign-in gets a lane of its own from
    ``new_lane``, and so do the settings, because a keyring may block on its unlock prompt.
    ``account_changed`` says that meetings may fare differently from now on: retry them. It also
    comes once at start when an account was connected in the last run.

    ``check`` looks whether the account can make meetings; it does so after each sign-in. One under
    way is stopped, and may tidy up, before the account is left or another one signs in.
    """

    changed = Signal()
    account_changed = Signal()
    attempt_link = Signal(str)
    browser_opened = Signal(bool)
    finished = Signal(object)  # Organiser or AppError, once for each sign-in

    _link_made = Signal(object, str)  # Attempt; comes from the sign-in's lane

    def __init__(
        self,
        *,
        account: Account,
        settings: Settings,
        vault: Vault,
        cloud: Worker,
        new_lane: Callable[[str], Worker],
        browser: Callable[[str], bool] = open_link,
        check: Check | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = ConnectionState()
        self.check = CheckPort(check, new_lane, self)
        self._account = account
        self._settings = settings
        self._vault = vault
        self._cloud = cloud
        self._new_lane = new_lane
        self._browser = browser
        self._waiting = Waiting()
        self._settings_lane: Worker | None = None
        self._attempt: Attempt | None = None
        self._link = ""
        self._link_made.connect(self._show_link, Qt.ConnectionType.QueuedConnection)

    def restore(self) -> None:
        """At start: read the registration and the account of the last run. No network.

        It waits its turn on the cloud lane, behind whatever prepares the settings there.
        """
        account, vault, settings = self._account, self._vault, self._settings

        def job() -> ConnectionState:
            return ConnectionState(
                registration=settings.registration(),
                organiser=account.restore(),
                trouble=account.trouble,
                ended_at=account.ended_at,
                keyring_problem=_keyring_problem(vault),
            )

        self._cloud.submit(job, self._restored, owner=self)

    def reload_registration(self) -> None:
        """Read environment, administrator's file and typed settings again."""
        self._local().submit(self._settings.registration, self._registered, owner=self)

    def save_registration(
        self,
        client_id: str,
        tenant: str,
        client_secret: str | None,
        done: Callable[[AppError | None], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Keep what was typed: a secret of ``None`` leaves the kept one, ``""`` removes it.

        ``done`` gets ``None``, or what went wrong; it is left out when ``owner`` was deleted.
        """
        settings = self._settings

        def job() -> Registration:
            settings.save_typed(client_id, tenant, client_secret)
            return settings.registration()

        def came(answer: Registration | AppError) -> None:
            error = answer if isinstance(answer, AppError) else None
            if not isinstance(answer, AppError):
                self._registered(answer)
                self.restore()  # the account may belong to the registration before
            if not is_gone(done, owner):
                done(error)

        self._local().submit(job, came, owner=self)

    def connect_account(self) -> None:
        """Start a sign-in unless one is under way; ``finished`` tells how it ended."""
        if self._attempt is not None:
            return
        from desktop.services.attempt import Attempt

        attempt = self._attempt = Attempt()
        self._link = ""
        self._set(busy=True)
        self.check.when_idle(lambda: self._sign_in(attempt))

    def _sign_in(self, attempt: Attempt) -> None:
        if attempt is not self._attempt:  # cancelled meanwhile
            return
        account, vault, link_made = self._account, self._vault, self._link_made
        lane = self._new_lane("sign-in")

        def job() -> tuple[Organiser, AppError | None]:
            organiser = account.sign_in(attempt, lambda link: link_made.emit(attempt, link))
            return organiser, _keyring_problem(vault)

        def came(answer: tuple[Organiser, AppError | None] | AppError) -> None:
            lane.stop(0)
            self._signed_in(attempt, answer)

        lane.submit(job, came, owner=self)

    def cancel(self) -> None:
        """End the sign-in under way at once, whatever its lane still waits for."""
        attempt = self._attempt
        if attempt is None:
            return
        attempt.cancel()
        self._end_attempt(AppError(Kind.SIGN_IN_CANCELLED))

    def open_browser(self) -> None:
        """Open the sign-in link (again); ``browser_opened`` tells whether the system took it."""
        if self._link:
            self.browser_opened.emit(self._browser(self._link))

    def disconnect_account(self) -> None:
        """Forget every token on this computer. Existing links go on working."""
        self.cancel()
        self._set(busy=True)
        sign_out = self._account.sign_out
        self.check.when_idle(lambda: self._cloud.submit(sign_out, self._signed_out, owner=self))

    def words_for_it(self) -> dict[str, str]:
        """Return what texts for IT leave open: client id, tenant, admin-consent link."""
        return {} if self.state.registration is None else placeholders(self.state.registration)

    def note_progress(self, progress: Progress) -> None:
        """Take up how the cloud answered lately."""
        self._set(
            trouble=progress.account_trouble,
            ended_at=self._account.ended_at,
            health=in_minutes(progress.health),
        )

    def note_waiting(self, waiting: Waiting) -> None:
        """Take up what waits for the cloud, and which day it is."""
        self._waiting = waiting
        self._set()

    def _local(self) -> Worker:
        if self._settings_lane is None:
            self._settings_lane = self._new_lane("settings")
        return self._settings_lane

    def _set(self, **news: object) -> None:
        """Take up ``news``; tell of it where anything that is shown is another now."""
        state = replace(self.state, **news)  # type: ignore[arg-type] # names checked by replace
        wrong = state.organiser is not None and (state.trouble is not None or state.is_offline)
        known = self._waiting
        state = replace(state, waiting=known if wrong else replace(known, total=0, first=()))
        if state != self.state:
            self.state = state
            self.changed.emit()

    def _restored(self, answer: ConnectionState | AppError) -> None:
        if isinstance(answer, AppError):
            self._set(trouble=answer)
            return
        account = self._account  # as it is now: a sign-in may have ended since the answer left
        self._set(
            registration=answer.registration,
            keyring_problem=answer.keyring_problem,
            organiser=account.organiser,
            trouble=account.trouble,
            ended_at=account.ended_at,
        )
        if self.state.organiser is not None:
            self.account_changed.emit()

    def _registered(self, answer: Registration | AppError) -> None:
        if isinstance(answer, AppError):
            self._set(trouble=answer)
        else:
            self._set(registration=answer)

    @Slot(object, str)
    def _show_link(self, attempt: Attempt, link: str) -> None:
        if attempt is not self._attempt:
            return
        self._link = link
        self.attempt_link.emit(link)
        self.open_browser()

    def _signed_in(
        self, attempt: Attempt, answer: tuple[Organiser, AppError | None] | AppError
    ) -> None:
        ours = attempt is self._attempt
        if not isinstance(answer, AppError):
            # Also when it was cancelled in the very instant it succeeded: show what is true.
            organiser, problem = answer
            self._set(
                organiser=organiser,
                keyring_problem=problem,
                trouble=None,
                ended_at=None,
                health=Health(),
            )
            self.account_changed.emit()
        if ours:
            self._end_attempt(answer if isinstance(answer, AppError) else answer[0])
        if not isinstance(answer, AppError):
            self.check.start()

    def _end_attempt(self, result: Organiser | AppError) -> None:
        self._attempt = None
        self._link = ""
        self._set(busy=False)
        self.finished.emit(result)

    def _signed_out(self, answer: AppError | None) -> None:
        if isinstance(answer, AppError):
            self._set(busy=False, trouble=answer)
        else:
            self.check.forget()
            self._set(busy=False, organiser=None, trouble=None, ended_at=None, health=Health())
            self.account_changed.emit()


def _keyring_problem(vault: Vault) -> AppError | None:
    if vault.is_lasting:
        return None
    return vault.problem or AppError(Kind.NO_KEYRING)
