"""What an administrator has decided for every user of this computer.

It stands in ``policies.toml`` in the system-wide configuration folder
(``places.site_config_dir``), UTF-8::

    updates = false   # nobody here asks for new versions: we install them ourselves

Whoever wrote that file meant it to be obeyed: one that is there and cannot be read, or says
something else than yes or no, forbids.
"""

import logging
import tomllib
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

FILE = "policies.toml"


@dataclass(frozen=True, slots=True)
class Policies:
    """``updates``: whether the app may ask for new versions, by itself or when told to."""

    updates: bool = True


def read_policies(site_folder: Path) -> Policies:
    """Return what holds on this computer; never raises."""
    file = site_folder / FILE
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Policies()
    # RecursionError: brackets nested deeper than any policy
    except (OSError, ValueError, RecursionError) as error:
        logger.warning("%s: %s", file, type(error).__name__)
        return Policies(updates=False)
    return Policies(updates=content.get("updates", True) is True)
