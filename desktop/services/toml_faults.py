"""Says what is wrong in a file of the administrator's, and nothing of what stands in it."""

import re
import tomllib

_PLACE = re.compile(r"\(at (line \d+, column \d+|end of document)\)")


def fault(file_name: str, error: Exception) -> str:
    """Return the file and where it stops being TOML, or the name of what kept it from being read.

    ``error`` is what reading or parsing raised; its own words may hold a piece of the file, which
    may hold a secret.
    """
    place = _PLACE.search(str(error)) if isinstance(error, tomllib.TOMLDecodeError) else None
    return f"{file_name}: {place[1] if place else type(error).__name__}"
