"""A salon's profile on disk."""

import logging
from contextlib import suppress
from pathlib import Path

from desktop.core.profile import Profile, text_of
from desktop.core.profile_reading import NotAProfile, ProfileRead, Refusal, read_profile
from desktop.services.files import replace_file
from desktop.services.registration import ANY_ORGANISATION, is_guid, is_tenant

logger = logging.getLogger(__name__)

LARGEST = 256 * 1024
"""Bytes; a salon of a hundred people and services has thirty thousand."""


def read_profile_file(file: Path) -> ProfileRead | Refusal:
    """Return what is in ``file``, or why nothing is."""
    try:
        if not file.is_file():  # opening a pipe waits for whoever writes into it
            return Refusal.UNREADABLE
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        logger.warning("a profile cannot be read: %s", type(error).__name__)
        return Refusal.UNREADABLE
    if len(content) > LARGEST:
        return Refusal.TOO_LARGE
    try:
        return read_profile(content.decode("utf-8-sig"), is_guid, is_tenant)
    except UnicodeDecodeError:
        return Refusal.NO_PROFILE
    except NotAProfile as refused:
        return refused.refusal


def write_profile_file(file: Path, profile: Profile) -> None:
    """Raises AppError: DISK_FULL, FILE_NOT_WRITTEN."""
    replace_file(file, text_of(profile))
    with suppress(OSError):  # a stick or a share may know no such rights
        file.chmod(0o644)  # it is made to be handed on, and holds nothing that others must not see


def tenant_of(typed: str) -> str:
    """Return a tenant as a profile has it: nothing where any organisation will do."""
    return "" if typed == ANY_ORGANISATION else typed
