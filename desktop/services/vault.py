"""Secrets in the keyring of the operating system; in memory where there is none to trust."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from desktop.core.troubles import AppError, Kind
from desktop.services import keyring_entries
from desktop.services.keyring_entries import Ring

logger = logging.getLogger(__name__)

_REFUSED = ("keyring.backends.null", "keyring.backends.fail", "keyrings.alt")
"""Backends that keep nothing, or keep it in a plain file or behind a question on a terminal."""

_LIMITED = "keyring.backends.Windows"


class Vault:
    """Keeps secrets by name, each under a service name of its own: ``service_name/name``.

    A keyring may ask the person to unlock it, and the call blocks meanwhile: use it on a lane.
    Nothing but ``delete`` ever fails for the caller: what the keyring does not take stays in memory
    for this run, and ``problem`` says so. Backends raise what they like (keyring's own errors,
    secretstorage's, pywintypes'), so every Exception is caught here, and here alone.
    """

    def __init__(self, service_name: str, backend: Ring | None = None) -> None:
        self._service_name = service_name
        self._given = backend
        self._ring: Ring | None = None
        self._looked = False
        self._splits = False
        self._memory: dict[str, str] = {}
        self._problem: AppError | None = None  # of the last call
        self._refusal: AppError | None = None  # of the last write that was refused
        self._lock = threading.RLock()

    @property
    def is_lasting(self) -> bool:
        """Whether secrets outlive this run, as far as is known."""
        return self.problem is None

    @property
    def problem(self) -> AppError | None:
        """``NO_KEYRING``, with the name of the backend or of its exception as the code."""
        with self._lock:
            self._find_ring()
            return self._problem or (self._refusal if self._memory else None)

    def read(self, name: str) -> str | None:
        """Return the secret; ``None`` when there is none, only part of it, or no way to it."""
        with self._lock:
            if name in self._memory:
                return self._memory[name]
            found: list[str | None] = []
            self._try(lambda ring: found.append(keyring_entries.fetch(ring, self._service(name))))
            return found[0] if found else None

    def write(self, name: str, secret: str) -> None:
        """Keep ``secret`` in place of what was kept under ``name``."""
        with self._lock:
            if self._try(lambda ring: self._store(ring, name, secret)):
                self._memory.pop(name, None)
            else:
                self._memory[name] = secret
                self._refusal = self._problem

    def delete(self, name: str) -> None:
        """Forget the secret and all that is left over of it.

        Raises AppError: NOT_FORGOTTEN when the keyring does not let go of it.
        """
        with self._lock:
            self._memory.pop(name, None)
            if self._find_ring() is None:
                return
            service, split = self._service(name), self._splits
            if not self._try(lambda ring: keyring_entries.discard(ring, service, split=split)):
                raise AppError(Kind.NOT_FORGOTTEN, code=self._problem.code if self._problem else "")

    def _service(self, name: str) -> str:
        return f"{self._service_name}/{name}"

    def _store(self, ring: Ring, name: str, secret: str) -> None:
        service = self._service(name)
        try:
            keyring_entries.store(ring, service, secret, split=self._splits)
        except Exception as error:
            # A backend not known to be limited may be: they tell in words of their own. One that
            # is locked or absent says so in keyring's words, and asking again would prompt again.
            if self._splits or not keyring_entries.is_long(secret) or _is_absent(error):
                raise
            keyring_entries.store(ring, service, secret, split=True)
            self._splits = True

    def _try(self, act: Callable[[Ring], None]) -> bool:
        """Whether ``act`` went well; ``problem`` is up to date afterwards."""
        ring = self._find_ring()
        if ring is None:
            return False
        try:
            act(ring)
        except Exception as error:  # noqa: BLE001 - backends raise what they like
            # Its name only: nobody promises that its text holds no secret.
            self._problem = AppError(Kind.NO_KEYRING, code=type(error).__name__)
            logger.warning("the keyring failed: %s", type(error).__name__)
            return False
        self._problem = None
        return True

    def _find_ring(self) -> Ring | None:
        if self._looked:
            return self._ring
        self._looked = True
        try:
            self._ring = _trusted(self._given or _system_ring())
        except Exception as error:  # noqa: BLE001 - backends raise what they like
            self._problem = AppError(Kind.NO_KEYRING, code=type(error).__name__)
        else:
            if self._ring is None:
                self._problem = AppError(Kind.NO_KEYRING, code="no backend")
        if self._ring is not None:
            self._splits = any(kind.__module__ == _LIMITED for kind in type(self._ring).__mro__)
        logger.info("keyring: %s", type(self._ring).__module__ if self._ring else self._problem)
        return self._ring


def _system_ring() -> Ring:
    import keyring

    return keyring.get_keyring()


def _trusted(backend: Any) -> Ring | None:  # noqa: ANN401 - a chain's and a backend's shape in one
    """Return ``backend``, the first of a chain that can be trusted, or ``None``.

    Below priority 1 keyring itself recommends a backend no longer.
    """
    if type(backend).__module__ == "keyring.backends.chainer":
        chain = (_trusted(link) for link in backend.backends)
        return next((link for link in chain if link is not None), None)
    refused = any(kind.__module__.startswith(_REFUSED) for kind in type(backend).__mro__)
    return None if refused or backend.priority < 1 else backend


def _is_absent(error: Exception) -> bool:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    return isinstance(error, (InitError, KeyringLocked, NoKeyringError))
