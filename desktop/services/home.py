"""Where one run of the app lives: the user's own folders, one it was given, or practice's."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from desktop.services.places import NAME, config_dir, data_dir, log_dir, site_config_dir


@dataclass(frozen=True, slots=True)
class Home:
    """Where one run of the app keeps what, and which keyring entries are its own."""

    data: Path
    config: Path
    site_config: Path
    logs: Path
    keyring_name: str

    @property
    def book(self) -> Path:
        return self.data / "book.sqlite"


def home(data: Path | None, *, practice: bool) -> Home:
    """Return the home of a run: the user's own folders, or the one folder it was given.

    A practice run is kept apart from the real one, wherever that is, and hears of no administrator.
    """
    site = site_config_dir()
    if data is None and not practice:
        return Home(data_dir(), config_dir(), site, log_dir(), NAME)
    folder = (data or data_dir()).resolve()
    if practice:
        folder = site = folder / "practice"
    mark = sha256(os.fsencode(folder)).hexdigest()[:12]
    return Home(folder, folder, site, folder / "logs", f"{NAME}-{mark}")
