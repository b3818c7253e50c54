"""Settings from the environment, from the administrator's file, and typed by the owner.

The app registration is read in this order, and taken whole from the first that names a client id:

1. the environment: ``TEAMS_CLIENT_ID``, ``TEAMS_CLIENT_SECRET``, ``TEAMS_TENANT``;
2. the administrator's file ``registration.toml`` in the system-wide configuration folder
   (``places.site_config_dir``), UTF-8::

       client_id = "00001111-aaaa-2222-bbbb-3333cccc4444"
       tenant = "yoursalon.com"          # or the tenant's id; without it: organizations
       client_secret = "..."             # only for a confidential client

   Every user of the computer can read that file, so a secret in it is no great secret;
3. what the owner typed: ``settings.json`` in the user's configuration folder. The secret typed with
   it is in the keyring, under a name that holds its client id, so that it never meets another.
"""

import json
import logging
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.core.troubles import AppError, Kind
from desktop.services.files import replace_file
from desktop.services.registration import Registration, Setting, Source, from_source, nowhere
from desktop.services.toml_faults import fault
from desktop.services.vault import Vault

__all__ = ["Registration", "Setting", "Settings", "Source"]

logger = logging.getLogger(__name__)

_VARIABLES = {
    "client_id": "TEAMS_CLIENT_ID",
    "client_secret": "TEAMS_CLIENT_SECRET",
    "tenant": "TEAMS_TENANT",
}
_ADMIN_FILE = "registration.toml"
_TYPED_FILE = "settings.json"


class Settings:
    """Reads and keeps settings. Every call touches disk or keyring: use it on a lane."""

    def __init__(
        self, folder: Path, site_folder: Path, environ: Mapping[str, str], vault: Vault
    ) -> None:
        self._file = folder / _TYPED_FILE
        self._admin_file = site_folder / _ADMIN_FILE
        self._environ = environ
        self._vault = vault

    def registration(self) -> Registration:
        """Return what is in force now. Raises nothing: trouble is in its ``problem``.

        A file that is there and cannot be read is a problem and not a reason to go on to the next
        source: whoever wrote it meant it to be obeyed.
        """
        given = {key: self._environ.get(name, "").strip() for key, name in _VARIABLES.items()}
        if given["client_id"]:
            return from_source(given, Source.ENVIRONMENT)
        ignored = tuple(_VARIABLES[key] for key, value in given.items() if value)
        try:
            content = self._administered()
            administered = _texts(content, _ADMIN_FILE)
            if administered.get("client_id"):
                return from_source(administered, Source.ADMINISTRATOR, ignored)
            # All that is in it: somebody may have misspelt the client id or put it in a table.
            ignored += tuple(f"{_ADMIN_FILE}: {key}" for key, value in content.items() if value)
            typed = self._typed()
        except AppError as problem:
            return nowhere(ignored, problem)
        if not typed["client_id"]:
            return nowhere(ignored)
        secret = self._vault.read(_secret_name(typed["client_id"])) or ""
        return from_source(typed | {"client_secret": secret}, Source.TYPED, ignored)

    def save_typed(self, client_id: str, tenant: str, client_secret: str | None) -> None:
        """Keep what the owner typed; an empty ``client_id`` forgets it all.

        ``client_secret`` of ``None`` leaves the secret of this client id as it is, ``""`` removes
        it. Raises AppError: REGISTRATION_INVALID (the field's name as its code; nothing is
        changed), DISK_FULL, FILE_NOT_WRITTEN; NOT_FORGOTTEN when all is saved and only a secret
        that should go stays in the keyring.
        """
        typed = {"client_id": client_id.strip().lower(), "tenant": tenant.strip().lower()}
        if typed["client_id"]:
            problem = from_source(typed, Source.TYPED).problem
            if problem:
                raise problem
        try:
            before = self._typed()["client_id"]
        except AppError:
            before = ""
        if client_secret and typed["client_id"]:
            self._vault.write(_secret_name(typed["client_id"]), client_secret.strip())
        self._write(typed)
        if before and before != typed["client_id"]:
            self._vault.delete(_secret_name(before))
        if client_secret == "" and typed["client_id"]:
            self._vault.delete(_secret_name(typed["client_id"]))

    def _administered(self) -> dict[str, Any]:
        """Return what the administrator's file says, empty without a file."""
        text = _read(self._admin_file)
        if text is None:
            return {}
        try:
            content: dict[str, Any] = tomllib.loads(text)
        # RecursionError: brackets nested deeper than any registration
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            code = fault(_ADMIN_FILE, error)
            logger.warning("%s: %s", self._admin_file.parent, code)
            raise AppError(Kind.REGISTRATION_UNREADABLE, code=code) from None
        return content

    def _typed(self) -> dict[str, str]:
        """Return ``client_id`` and ``tenant`` as typed, empty texts without a file."""
        kept = self._content().get("registration", {})
        if not isinstance(kept, dict):
            raise AppError(Kind.REGISTRATION_UNREADABLE, code=_TYPED_FILE)
        return {"client_id": "", "tenant": ""} | _texts(kept, _TYPED_FILE)

    def _content(self) -> dict[str, Any]:
        text = _read(self._file)
        if text is None:
            return {}
        try:
            content = json.loads(text)
        except ValueError:
            content = None
        if not isinstance(content, dict):
            raise AppError(Kind.REGISTRATION_UNREADABLE, code=_TYPED_FILE)
        return content

    def _write(self, typed: Mapping[str, str]) -> None:
        try:
            content = self._content()
        except AppError:
            content = {}  # what was there could not be read by anybody
        content |= {"version": 1, "registration": dict(typed)}
        replace_file(self._file, json.dumps(content, indent=2) + "\n")


def _secret_name(client_id: str) -> str:
    return f"client-secret-{client_id}"


def _read(file: Path) -> str | None:
    """Return the file's text, ``None`` without a file. Raises AppError: REGISTRATION_UNREADABLE."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        logger.warning("%s: %s", file, type(error).__name__)
        code = fault(file.name, error)
        raise AppError(Kind.REGISTRATION_UNREADABLE, code=code) from None


def _texts(content: Mapping[str, Any], file_name: str) -> dict[str, str]:
    """Return the fields of a registration in ``content``, each of which must be a text."""
    fields = {key: content[key] for key in _VARIABLES if key in content}
    wrong = [key for key, value in fields.items() if not isinstance(value, str)]
    if wrong:
        code = f"{file_name}: {', '.join(wrong)}"
        raise AppError(Kind.REGISTRATION_UNREADABLE, code=code)
    return fields
