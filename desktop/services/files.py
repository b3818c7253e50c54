"""Writing a file so that it is there whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from desktop.core.troubles import AppError, Kind


def replace_file(file: Path, text: str) -> None:
    """Put ``text`` (UTF-8) in ``file``, readable by this user alone, and its folder if need be.

    After a crash or power cut at any moment the file holds the old text or the new one.
    Raises AppError: DISK_FULL, FILE_NOT_WRITTEN.
    """
    replace_bytes(file, text.encode())


def replace_bytes(file: Path, content: bytes) -> None:
    """As :func:`replace_file`, with bytes that are written as they are."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_beside_and_swap(file, content)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        kind = Kind.DISK_FULL if full else Kind.FILE_NOT_WRITTEN
        raise AppError(kind, code=errno.errorcode.get(error.errno or 0, "")) from error


def _write_beside_and_swap(file: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{file.name[:60]}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise
    if os.name == "posix":  # Windows has no handle for a folder to flush
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
