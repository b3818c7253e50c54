"""The log file: what happened and when, for IT. Never a token, a code, a name or a phone number."""

import atexit
import logging
import logging.handlers
import queue
import sys
import threading
from pathlib import Path
from types import TracebackType

logger = logging.getLogger(__name__)

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_BYTES = 1_000_000
_KEPT = 5

QUIET = ("msal", "httpx", "httpcore", "urllib3", "keyring", "hpack")
"""Libraries that write URLs, headers or whole answers at lower levels."""


def start(folder: Path) -> None:
    """Log to ``folder``/trimsy-desk.log, rotated, from a thread of its own.

    A folder that cannot be written leaves the log on standard error: the app goes on.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    handler = _file_handler(folder)
    handler.setFormatter(logging.Formatter(_FORMAT))
    lines: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
    listener = logging.handlers.QueueListener(lines, handler)
    root.addHandler(logging.handlers.QueueHandler(lines))
    listener.start()
    atexit.register(listener.stop)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


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
