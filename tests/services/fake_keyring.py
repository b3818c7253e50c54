"""Keyring backends written by hand: they count, refuse and break off as a test wants."""

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

WINDOWS_LIMIT = 1_280  # UTF-16 units
TARGET = "target"  # in place of a user name, which is no part of a target on Windows


class PowerCutError(BaseException):
    """The process ends here: nothing catches this."""


class CredWriteError(Exception):
    """As pywintypes.error: nothing of keyring's own."""


class FakeKeyring(KeyringBackend):
    """Holds anything. ``entries`` outlives the backend, as a keyring outlives a process.

    ``writes_left`` changes are carried out before ``failure`` is raised in place of the next.
    """

    priority = 5

    def __init__(self, entries: dict[tuple[str, str], str] | None = None) -> None:
        super().__init__()
        self.entries = {} if entries is None else entries
        self.writes = 0
        self.writes_left: int | None = None
        self.failure: type[BaseException] = PowerCutError
        self.locked: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise self.locked
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._change()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._change()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError(service)

    def _change(self) -> None:
        if self.locked:
            raise self.locked
        if self.writes_left is not None:
            if self.writes_left == 0:
                raise self.failure
            self.writes_left -= 1
        self.writes += 1


class LimitedKeyring(FakeKeyring):
    """Refuses long entries as Windows does, without being known as Windows' backend."""

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2 * WINDOWS_LIMIT:
            raise CredWriteError(1783, "CredWrite", "The stub received bad data")
        super().set_password(service, username, password)


class WindowsKeyring(LimitedKeyring):
    """As keyring.backends.Windows: a target is a service name alone.

    Writing over an entry first copies the one before to ``user@service``; each of the two is a
    write that can be the last.
    """

    __module__ = "keyring.backends.Windows"

    def get_password(self, service: str, username: str) -> str | None:
        direct = super().get_password(service, TARGET)
        return super().get_password(f"{username}@{service}", TARGET) if direct is None else direct

    def set_password(self, service: str, username: str, password: str) -> None:
        before = super().get_password(service, TARGET)
        if before is not None:
            super().set_password(f"{username}@{service}", TARGET, before)
        super().set_password(service, TARGET, password)

    def delete_password(self, service: str, username: str) -> None:
        targets = [service, f"{username}@{service}"]
        present = [target for target in targets if (target, TARGET) in self.entries]
        for target in present:
            super().delete_password(target, TARGET)
        if not present:
            raise PasswordDeleteError(service)
