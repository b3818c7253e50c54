"""The log file: what happened and when, for IT. Never a token, a code, a name or a phone number."""

import atexit
import logging
import logging.handlers
import queue
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

logger = logging.getLogger(__name__)

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_BYTES = 1_000_000
_KEPT = 5

QUIET = ("msal", "httpx", "httpcore", "urllib3", "keyring", "secretstorage", "jeepney", "hpack")
"""Libraries that write URLs, headers or whole answers at lower levels."""

_LIKE_A_SECRET = re.compile(r"(?=[\w~+.=-]*\d)[\w~+.=-]{40,}")
"""Codes, tokens, verifiers and client secrets are this long; ids and module names are not."""


def start(folder: Path) -> Callable[[], None]:
    """Log to ``folder``/trimsy-desk.log, rotated, from a thread of its own.

    A folder that cannot be written leaves the log on standard error: the app goes on. Returns what
    writes the last lines and ends the log; at exit that happens anyway.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    handler = _file_handler(folder)
    handler.setFormatter(_Discreet(_FORMAT))
    lines: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    listener = logging.handlers.QueueListener(lines, handler)
    sender = logging.handlers.QueueHandler(lines)
    sender.addFilter(_is_meant_for_it)
    root.addHandler(sender)
    listener.start()
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread

    def stop() -> None:
        atexit.unregister(stop)
        root.removeHandler(sender)
        listener.stop()
        handler.close()

    atexit.register(stop)
    return stop


def silence(library: str) -> None:
    """Keep ``library``, as far as it has been imported, out of every log at every level."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == library:
            logging.getLogger(name).addFilter(_nothing)


class _Discreet(logging.Formatter):
    """The second line of defence: what an exception nobody foresaw says, nobody knows."""

    def format(self, record: logging.LogRecord) -> str:
        return _LIKE_A_SECRET.sub("…", super().format(record))


def _is_meant_for_it(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] not in QUIET


def _nothing(record: logging.LogRecord) -> bool:
    del record
    return False


def _file_handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return logging.handlers.RotatingFileHandler(
            folder / "trimsy-desk.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        return logging.StreamHandler()


def _log_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    logger.critical("uncaught", exc_info=(kind, error, traceback))


def _log_uncaught_in_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        _log_uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)
