"""Where things live on this computer: data, settings, logs, resources, and its time zone."""

import sys
from pathlib import Path

NAME = "trimsy-desk"


def data_dir() -> Path:
    """Return this user's data folder; it need not exist yet."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)


def config_dir() -> Path:
    """Return this user's settings folder; it need not exist yet."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False)


def site_config_dir() -> Path:
    r"""Return the folder where an administrator configures the app for every user.

    ``C:\ProgramData\trimsy-desk`` on Windows, ``/Library/Application Support/trimsy-desk`` on
    macOS, ``/etc/xdg/trimsy-desk`` elsewhere (or the first of ``XDG_CONFIG_DIRS``).
    """
    from platformdirs import site_config_path

    return site_config_path(NAME, appauthor=False)


def log_dir() -> Path:
    """Return this user's log folder; it need not exist yet."""
    from platformdirs import user_log_path

    return user_log_path(NAME, appauthor=False)


def documents_dir() -> Path:
    """Return this user's documents; looks on the disk for where they are."""
    from platformdirs import user_documents_path

    return user_documents_path()


def resources() -> Path:
    """Return the folder of icons, style sheet and the like, wherever this copy keeps it.

    A frozen app unpacks it beside its modules (PyInstaller: ``sys._MEIPASS``), an installed
    package keeps it inside itself, a checkout at its top.

    Raises ``FileNotFoundError`` when there is none: the installation is broken.
    """
    package = Path(__file__).resolve().parents[1]
    frozen = getattr(sys, "_MEIPASS", None)
    homes = [Path(frozen)] if frozen else [package, package.parent]
    for home in homes:
        folder = home / "resources"
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no folder 'resources' in {' or '.join(map(str, homes))}")


def local_time_zone() -> str:
    """Return the IANA key of this computer's time zone, ``"UTC"`` when it cannot be told."""
    from zoneinfo import ZoneInfo

    import tzlocal

    try:
        key = tzlocal.get_localzone_name()
        ZoneInfo(key)
    # A system may name no zone (None), a zone nobody knows, or contradict itself.
    except (LookupError, ValueError, TypeError, OSError):
        return "UTC"
    return key
