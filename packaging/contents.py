"""What goes into the built program, and what PyInstaller would take that stays out.

PyInstaller collects every plugin of Qt, and every library any of them links to. Here stands which
plugins the app uses; a library stays when something that stays links to it. Nothing else has to be
listed, whatever the system is called that the program is built on.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePath

import icu
import product

Entry = tuple[str, str, str]
"""PyInstaller's: the name in the program's folder, the file it comes from, and its kind."""

Links = Callable[[str], Iterable[str]]
"""See :func:`links`."""

LEFT_OUT = {
    "PySide6.QtDBus": "nothing imports it; Qt's own use of D-Bus does not need it",
    "PySide6.QtOpenGL": "everything is painted by the processor",
    "PySide6.QtQml": "no Qt Quick",
    "curses": "no terminal",
    "idlelib": "no terminal",
    "lib2to3": "converts Python 2",
    "phonenumbers.carrierdata": "who a number was first sold by: nobody asks",
    "phonenumbers.geodata": "which town a number belongs to: nobody asks",
    "phonenumbers.tzdata": "which time zone a number belongs to: nobody asks",
    "pip": "nothing is installed into a built program",
    "pydoc_data": "Python's manual",
    "pygments": "rich's",
    "readline": "no terminal",
    "rich": "httpx's command line would use it, and costs 70 ms to import",
    "setuptools": "nothing is installed into a built program",
    "test": "Python's own tests",
    "tkinter": "another window system",
}
"""Modules that some library would import if it could, and why they stay out."""

LEFT_OUT_WITHOUT_SECRET_SERVICE = {
    "_cffi_backend": "cryptography's",
    "cffi": "cryptography's",
    "cryptography": "what is read from a Linux keyring is encrypted on its way; elsewhere it is "
    "for sign-in by certificate, which the app does not offer",
}
"""The same for Windows and macOS."""

RECORDS = ("httpx", "icalendar", "keyring", "msal", "sqlite-utils", "PySide6-Essentials")
"""Packages whose version is asked for at run time: their own code does, or the self-test."""

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "networkinformation": {
        "qnetworklistmanager",  # Windows
        "qnetworkmanager",  # Linux: speaks D-Bus; the one with GLib would bring half of GNOME
        "qscnetworkreachability",  # macOS
    },
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},  # not GTK's: it would bring GTK
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Folders of Qt's plugins, and in each those that the app uses on one system or another."""

FROM_THE_SYSTEM = (
    "libcups.so.*",  # where there is a printer, this is; and it brings TLS, Avahi and more
    # Windows 10 has its C library, in parts of these names; PyInstaller takes along the first copy
    # in PATH that is not Windows' own, which may be that of somebody's Java
    "api-ms-win-*.dll",
    "ucrtbase.dll",
)
"""Libraries that are not taken along: what needs them does without where they are not."""

NEEDED = re.compile(r"^ +NEEDED +(\S+)$", re.MULTILINE)
"""Each library that another links to, in what objdump says of it."""

_RECORD = {"METADATA", "entry_points.txt"}


def left_out(system: str = sys.platform) -> list[str]:
    """Return the modules that stay out of a program for ``system``."""
    more = {} if system == "linux" else LEFT_OUT_WITHOUT_SECRET_SERVICE
    return sorted(LEFT_OUT | more)


def data() -> list[tuple[str, str]]:
    """Return the app's own files and the folder each goes to.

    It is what an installed package has: pyproject.toml says so, and is asked.
    """
    table = tomllib.loads((product.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    setuptools = table["tool"]["setuptools"]
    unwanted = setuptools["exclude-package-data"].get("desktop.resources", [])
    return [
        (str(file), str(file.parent.relative_to(product.ROOT)))
        for package in setuptools["packages"]
        if package.startswith("desktop.resources")
        for file in sorted(_folder_of(package).iterdir())
        if file.is_file() and not _fits(file.relative_to(product.RESOURCES).as_posix(), unwanted)
    ]


def languages() -> set[str]:
    """Return the languages that the app speaks besides English, such as ``{"de"}``."""
    return {
        file.stem.removeprefix("trimsy_desk_")
        for file in (product.RESOURCES / "translations").glob("trimsy_desk_*.ts")
    }


def chosen_data(
    entries: Iterable[Entry], binaries: Iterable[Entry], spoken: set[str]
) -> list[Entry]:
    """Drop Qt's words for other languages and programs, and links to what is not there."""
    words = {f"qtbase_{language}.qm" for language in spoken}
    libraries = {_name(entry) for entry in binaries}
    return [
        entry
        for entry in entries
        if ("translations" not in _in_qt(entry) or _name(entry) in words)
        and (_library_of(entry) or "") in {"", *libraries}
    ]


def chosen_binaries(entries: Iterable[Entry], links: Links) -> list[Entry]:
    """Drop the plugins that the app does not use, then each library that nothing left links to."""
    there = [entry for entry in entries if _is_used(entry) and not _is_from_the_system(entry)]
    by_name = {_name(entry): entry for entry in there if entry[2] != "SYMLINK"}
    waiting = [entry for entry in there if _is_root(entry)]
    kept = {_name(entry) for entry in waiting}
    while waiting:
        new = {PurePath(link).name.lower() for link in links(waiting.pop()[1])} - kept
        kept |= new
        waiting += [by_name[name] for name in new if name in by_name]
    return [entry for entry in there if _name(entry) in kept]


def links(file: str) -> list[str]:
    """Return the names of the libraries that ``file`` itself links to."""
    if sys.platform == "linux":  # ldd, which PyInstaller asks, also tells what those link to
        said = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
        return NEEDED.findall(said.stdout)
    from PyInstaller.depend.bindepend import get_imports

    return [name for name, _path in get_imports(file)]


def records(folders: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of packages' records take what is asked for at run time, not the lists of their files."""
    return [
        (str(file), folder)
        for source, folder in folders
        for file in sorted(Path(source).iterdir())
        if file.name in _RECORD
    ]


def with_less_icu(entries: Iterable[Entry], spoken: set[str]) -> list[Entry]:
    """Put a smaller library in place of ICU's data (see icu.py), where Qt brings it: on Linux."""
    made = product.WORK / "icu"
    return [
        (name, str(icu.trimmed_library(Path(source), made, spoken)), kind)
        if PurePath(name).name.startswith("libicudata.so") and kind != "SYMLINK"
        else (name, source, kind)
        for name, source, kind in entries
    ]


def _folder_of(package: str) -> Path:
    return product.RESOURCES.joinpath(*package.split(".")[2:])


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _name(entry: Entry) -> str:
    return PurePath(entry[0]).name.lower()


def _in_qt(entry: Entry) -> tuple[str, ...]:
    """Return the folders of a file within Qt; none where it is not Qt's."""
    folders = PurePath(entry[0]).parts
    return folders if folders[:1] == ("PySide6",) else ()


def _library_of(entry: Entry) -> str | None:
    """Return the library that this is worth nothing without; None where there is none.

    A link leads to one. On macOS a framework is a folder of links and lists around one.
    """
    for folder in PurePath(entry[0]).parts:
        if folder.endswith(".framework"):
            return folder.removesuffix(".framework").lower()
    return PurePath(entry[1]).name.lower() if entry[2] == "SYMLINK" else None


def _is_used(entry: Entry) -> bool:
    parts = _in_qt(entry)
    if "plugins" not in parts:
        return True
    folder, name = parts[parts.index("plugins") + 1], PurePath(entry[0]).stem
    return name.removeprefix("lib") in PLUGINS.get(folder, set())


def _is_from_the_system(entry: Entry) -> bool:
    return _fits(_name(entry), FROM_THE_SYSTEM)


def _is_root(entry: Entry) -> bool:
    """Whether something is loaded by name: a module, a plugin that is used, or Python itself."""
    is_python = _name(entry).startswith(("python", "libpython"))
    return entry[2] == "EXTENSION" or "plugins" in _in_qt(entry) or is_python
