"""One sign-in, as the person who waits for it sees it."""

import threading
from typing import TYPE_CHECKING

from desktop.core.troubles import AppError, Kind

if TYPE_CHECKING:
    from desktop.services.loopback import Receiver

TIME_LIMIT = 300.0  # seconds


class Attempt:
    """Can be cancelled at any time and from any thread; the wait for the browser ends at once.

    ``link`` is Microsoft's sign-in page once it is known, to open or to copy. ``limit`` is how
    long the browser may take, in seconds.
    """

    def __init__(self, limit: float = TIME_LIMIT) -> None:
        self.link = ""
        self.limit = limit
        self._cancelled = False
        self._finished = False
        self._receiver: Receiver | None = None
        self._lock = threading.Lock()

    def cancel(self) -> None:
        """Give up, unless the account is connected already."""
        with self._lock:
            if self._finished:
                return
            self._cancelled = True
            if self._receiver:
                self._receiver.cancel()

    def check(self) -> None:
        """Raise AppError: SIGN_IN_CANCELLED if it was."""
        if self._cancelled:
            raise AppError(Kind.SIGN_IN_CANCELLED)

    def wait(self, receiver: "Receiver") -> dict[str, str]:
        """Return what the browser brings back. Raises AppError as ``Receiver.wait`` does."""
        with self._lock:
            self.check()
            self._receiver = receiver
        return receiver.wait(self.limit)

    def finish(self) -> None:
        """Make it too late to cancel. Raises AppError: SIGN_IN_CANCELLED if it was before."""
        with self._lock:
            self.check()
            self._finished = True
