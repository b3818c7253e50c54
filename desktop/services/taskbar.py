"""What Windows is told of the app's windows: whose shortcut is theirs, and who may come forward."""

import ctypes
import logging
import sys
from contextlib import suppress

IDENTIFIER = "app.trimsy.desk"
"""Setup gives its shortcuts the same (``IDENTIFIER`` in packaging/product.py)."""

_ANY_PROCESS = 0xFFFF_FFFF
"""Windows' ASFW_ANY."""

logger = logging.getLogger(__name__)


def join(platform: str = sys.platform) -> None:
    """Say that this process is the app, however it was started; call it before the first window.

    Without it a window that a salon profile opened would not stand with the pinned icon, and
    pinning it would pin something else. Elsewhere than on Windows it does nothing.
    """
    if platform != "win32":
        return
    try:
        said = ctypes.CDLL("shell32").SetCurrentProcessExplicitAppUserModelID
        result = said(ctypes.c_wchar_p(IDENTIFIER))
    except (OSError, AttributeError) as error:  # a Windows without its usual shell
        logger.info("no taskbar to join: %s", error)
        return
    if result != 0:
        logger.info("the taskbar answered %#x", result & 0xFFFFFFFF)


def let_another_come_forward(platform: str = sys.platform) -> None:
    """Hand on the right to bring up a window; call it before the app that runs is asked to.

    Windows gives it to what a person just started, which is this process, and lets the taskbar's
    button of any other merely blink. Elsewhere than on Windows it does nothing.
    """
    if platform != "win32":
        return
    with suppress(OSError, AttributeError):  # a Windows without its usual shell
        ctypes.CDLL("user32").AllowSetForegroundWindow(ctypes.c_uint32(_ANY_PROCESS))
