"""The environment as the person has it, without what a built app puts there for itself.

PyInstaller's start points the loader of libraries, and Qt, at what lies beside the app. A browser
or mail program that is started with that loads our libraries in place of its own, and dies.
"""

import sys
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager

_FOR_QT = ("DYLD_LIBRARY_PATH", "PATH", "QML2_IMPORT_PATH", "QT_PLUGIN_PATH")
"""What PyInstaller's part for Qt changes, on one system or another, and forgets."""

_FOR_LIBRARIES = "LD_LIBRARY_PATH"
"""What its start changes before that; it keeps the person's value under a name of its own."""

_KEPT = "_TRIMSY_KEPT_"
_KEPT_BY_PYINSTALLER = f"{_FOR_LIBRARIES}_ORIG"
_PYINSTALLERS = "_PYI_"


def keep(environ: MutableMapping[str, str]) -> None:
    """Keep what is about to be changed; called by a built app before anything else in it."""
    for name in _FOR_QT:
        if name in environ:
            environ[_KEPT + name] = environ[name]


def for_others(environ: Mapping[str, str]) -> dict[str, str]:
    """Return what a built app's environment was before it started."""
    theirs = {
        name: value
        for name, value in environ.items()
        if not name.startswith((_KEPT, _PYINSTALLERS)) and name != _KEPT_BY_PYINSTALLER
    }
    kept = {name: environ.get(_KEPT + name) for name in _FOR_QT}
    kept[_FOR_LIBRARIES] = environ.get(_KEPT_BY_PYINSTALLER)
    for name, value in kept.items():
        if value:
            theirs[name] = value
        elif name != "PATH":  # nobody starts a program without
            theirs.pop(name, None)
    return theirs


@contextmanager
def libraries_of_others() -> Iterator[None]:
    """Have Windows look for libraries as usual: a program that we start looks where we look."""
    if sys.platform == "win32":
        import ctypes

        look_in = ctypes.windll.kernel32.SetDllDirectoryW
        look_in(None)
        try:
            yield
        finally:
            look_in(getattr(sys, "_MEIPASS", None))
    else:
        yield
