"""Whether there is a screen for windows, asked before Qt, which ends the process where none is."""

import os
import sys
from collections.abc import Mapping

NO_SCREEN = (
    "Trimsy Desk needs a screen: neither DISPLAY nor WAYLAND_DISPLAY is set. Start it in a desktop "
    "session."
)
"""For the terminal, in its language like the rest of the command line."""

_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")


def has_screen(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Tell whether windows may be opened; Windows and macOS name their screen nowhere.

    With ``QT_QPA_PLATFORM`` somebody has decided where they go, perhaps on no screen at all.
    """
    return platform != "linux" or any(environ.get(name) for name in _VARIABLES)
