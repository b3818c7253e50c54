"""Which system and processor a program is for, as the names of files have it."""

import platform
import sys

TARGETS = ("linux-x64", "macos-arm64", "macos-x64", "windows-x64")
"""All that a release is for."""

_SYSTEMS = {"darwin": "macos", "win32": "windows"}
_PROCESSORS = {"aarch64": "arm64", "AMD64": "x64", "ARM64": "arm64", "x86_64": "x64"}


def target() -> str:
    """Return what a program built here is for, such as ``linux-x64``."""
    processor = platform.machine()
    return f"{_SYSTEMS.get(sys.platform, sys.platform)}-{_PROCESSORS.get(processor, processor)}"
