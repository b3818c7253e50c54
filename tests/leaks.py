"""Where secrets may have leaked to: files, logs, and how objects show themselves."""

import gc
import traceback
from pathlib import Path

import pytest

from desktop.core.troubles import AppError
from desktop.services.account import Account, Attempt
from desktop.services.registration import Registration, Setting
from desktop.services.session import Session
from desktop.services.settings import Settings
from desktop.services.vault import Vault
from desktop.ui.connection import ConnectionState

SHOWN = (
    AppError,
    Registration,
    Setting,
    Session,
    Account,
    Settings,
    Vault,
    Attempt,
    ConnectionState,
)


def traces(secret: str) -> set[str]:
    """Return pieces of a secret: SQLite cuts long values in two, with a page number between."""
    size = min(len(secret), 24)
    middle = len(secret) // 2
    return {secret[:size], secret[-size:], secret[middle : middle + size]} - {""}


def found_in(text: str, secrets: dict[str, set[str]]) -> set[str]:
    """Return the names of the secrets of which a piece is in ``text``."""
    return {
        name
        for name, values in secrets.items()
        for value in values
        if any(piece in text for piece in traces(value))
    }


def in_files(folder: Path, secrets: dict[str, set[str]]) -> dict[str, set[str]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    texts = {path.name: path.read_bytes().decode("latin-1") for path in files}
    return {name: found for name, text in texts.items() if (found := found_in(text, secrets))}


def logged(caplog: pytest.LogCaptureFixture) -> str:
    return caplog.text + "".join(str(vars(record)) for record in caplog.records)


def shown_by_objects() -> str:
    """Return how every error, setting and session that exists would be shown or traced."""
    said: list[str] = []
    for thing in gc.get_objects():
        if type(thing) in SHOWN:
            said += [repr(thing), str(thing)]
        if type(thing) is AppError:
            said += traceback.format_exception(thing)
    return "\n".join(said)
