"""How large the built program is, part by part, and why each part is there."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import product

MB = 1_000_000
LIMIT = 120 * MB

QT, BINDINGS, PYTHON = "Qt", "Qt for Python", "Python"
OURS, OTHERS, START = "Trimsy Desk", "other Python packages", "PyInstaller's start"

WHY = {
    QT: "windows, text, drawing, printing",
    "ICU": "order of letters, for Qt; 29 MB of it stay out (icu.py)",
    BINDINGS: "Qt's classes for Python",
    PYTHON: "the language and what of its library is used",
    "OpenSSL": "Python's: encrypted connections",
    "SQLite": "Python's: the book",
    "C++": "Qt is written in it, and a system may have an older one",
    "window system": "what Qt's window and input plugins link to, which not every Linux has",
    "fonts": "finds and draws letters, for Qt",
    "GLib": "Qt's event loop on Linux",
    "D-Bus": "keyring, screen readers and network state of Linux are asked over it",
    "Kerberos": "proxies that ask for it: Qt Network links to it",
    "compression": "Python's and Qt's",
    "cryptography": "what is read from a Linux keyring is encrypted on its way",
    "phonenumbers": "how every country writes its numbers",
    "tzdata": "time zones, which Windows lacks and Linux may have too old",
    OURS: "the app itself, with its icons and words",
    OTHERS: "the network, sign-in, calendar files, settings: each half a megabyte at most",
    START: "finds its files, starts Python",
}
"""Every component, in the order it is shown in. What is not here nobody has thought about."""

_PLACES = (
    ("ICU", ("*libicu*",)),
    (QT, ("PySide6/Qt/*", "PySide6/translations/*", "PySide6/plugins/*", "PySide6/Qt*.dll")),
    (QT, ("Qt6*.dll", "PySide6/Qt6*.dll", "*Qt*.framework/*")),
    (BINDINGS, ("PySide6/*", "shiboken6/*", "pyside6_essentials-*/*")),
    (PYTHON, ("libpython*", "python*.dll", "python3*/*", "base_library.zip", "Python*", "*.pyd")),
    ("OpenSSL", ("libcrypto*", "libssl*")),
    ("SQLite", ("libsqlite3*", "sqlite3.dll")),
    ("C++", ("libstdc++*", "libgcc_s*", "libatomic*", "msvcp*.dll", "vcruntime*.dll")),
    ("window system", ("libX*", "libxcb*", "libxkb*", "libwayland*")),
    ("fonts", ("libfontconfig*", "libfreetype*", "libpng*", "libexpat*", "libharfbuzz*")),
    ("GLib", ("libglib-*", "libgthread-*", "libpcre2*")),
    ("D-Bus", ("libdbus*", "libsystemd*", "libgcrypt*", "libgpg-error*", "libcap.*")),
    ("Kerberos", ("libgssapi*", "libkrb5*", "libk5crypto*", "libcom_err*", "libkeyutils*")),
    ("compression", ("libz.*", "libzstd*", "liblz*", "libbz2*", "libbrotli*")),
    (PYTHON, ("libffi*", "libuuid*", "libmpdec*", "libncurses*", "libtinfo*")),
    ("cryptography", ("cryptography*", "_cffi_backend*")),
    ("tzdata", ("tzdata/*",)),
    (OURS, ("resources/*",)),
    (OTHERS, ("*.dist-info/*", "charset_normalizer/*", "certifi/*", "*.so", "*.dylib")),
)
"""Whose a file in ``_internal`` is, by its path there: the first pattern that fits tells."""

_PACKAGES = {
    "PySide6": BINDINGS,
    "cffi": "cryptography",
    "cryptography": "cryptography",
    "desktop": OURS,
    "phonenumbers": "phonenumbers",
    "shiboken6": BINDINGS,
    "tzdata": "tzdata",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the program, or a module inside its executable; ``size`` in bytes on the disk."""

    name: str
    component: str
    size: int


def parts(folder: Path = product.PROGRAM_FOLDER) -> Iterator[Part]:
    """Take the built program apart. Links take no room worth telling."""
    inside = folder / "_internal"
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.is_symlink():
            continue
        if file.is_relative_to(inside):
            name = file.relative_to(inside).as_posix()
            yield Part(name, component_of_file(name), file.stat().st_size)
        else:
            yield from _in_executable(file)


def table(found: Iterable[Part]) -> str:
    """Return the sizes as a table in Markdown, megabytes of a million bytes."""
    sums = _sums(found)
    rows = [("component", "MB", "what for"), ("---", "---:", "---")]
    rows += [(name, f"{sums[name] / MB:.1f}", WHY.get(name, "?")) for name in _in_order(sums)]
    rows.append(("**together**", f"{sums.total() / MB:.1f}", f"of at most {LIMIT // MB}"))
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    return "\n".join(f"| {a:{widths[0]}} | {b:>{widths[1]}} | {c} |" for a, b, c in rows) + "\n"


def complaints(found: Iterable[Part]) -> list[str]:
    """Return what is wrong: too large in all, or in it something that nobody thought about."""
    known = list(found)
    total = _sums(known).total()
    wrong = [
        f"{part.name} ({part.size / MB:.2f} MB): whose is it, and what is it for?"
        for part in known
        if part.component not in WHY
    ]
    if total > LIMIT:
        wrong.append(f"{total / MB:.1f} MB are more than {LIMIT // MB}")
    return wrong


def _sums(found: Iterable[Part]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for part in found:
        sums[part.component] += part.size
    return sums


def _in_order(sums: Mapping[str, int]) -> list[str]:
    order = [*WHY, *sorted(sums.keys() - WHY.keys())]
    return [name for name in order if name in sums]


def component_of_file(name: str) -> str:
    fitting = (whose for whose, patterns in _PLACES if any(fnmatch(name, p) for p in patterns))
    return next(fitting, "?")


def _in_executable(file: Path) -> Iterator[Part]:
    """PyInstaller packs modules, each compressed by itself, behind the program that starts them."""
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

    rest = file.stat().st_size
    try:
        archive = CArchiveReader(str(file))
    except ArchiveReadError:
        yield Part(file.name, "?", rest)
        return
    modules = archive.open_embedded_archive("PYZ.pyz")
    for name, (_kind, _place, size) in modules.toc.items():
        rest -= size
        yield Part(name, component_of_module(name), size)
    yield Part(file.name, START, rest)


def component_of_module(name: str) -> str:
    top = name.partition(".")[0]
    if top in sys.stdlib_module_names or top.startswith("_sysconfigdata"):
        return PYTHON
    return _PACKAGES.get(top, OTHERS)
