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

from desktop.services.toml_faults import fault

logger = logging.getLogger(__name__)

FILE = "policies.toml"


@dataclass(frozen=True, slots=True)
class Policies:
    """``updates``: whether the app may ask for new versions, by itself or when told to.

    ``problem`` names the file and what is wrong in it, empty when nothing is.
    """

    updates: bool = True
    problem: str = ""


def read_policies(site_folder: Path) -> Policies:
    """Return what holds on this computer; never raises."""
    file = site_folder / FILE
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Policies()
    # RecursionError: brackets nested deeper than any policy
    except (OSError, ValueError, RecursionError) as error:
        problem = fault(FILE, error)
        logger.warning("%s: %s", site_folder, problem)
        return Policies(updates=False, problem=problem)
    updates = content.get("updates", True)
    return Policies(updates is True, "" if isinstance(updates, bool) else f"{FILE}: updates")
