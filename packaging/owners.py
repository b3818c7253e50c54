"""Whose a file on the machine that builds is, besides a Python package's or Debian's."""

import os
import platform
import sqlite3
import ssl
import sys
import sysconfig
import zlib
from pathlib import Path
from pyexpat import EXPAT_VERSION

import debian_packages
import product
import python_packages
from components import Component, Owner
from paths import lies_in

PYTHON = "Python"
WINDOWS = "Windows"

SYSTEM_FOLDERS = {"/", "/usr", "/usr/local"}
"""Where Python shares its folder with others, and not all below it is Python's."""


def all_owners() -> list[Owner]:
    """Return everybody to ask, in order: an environment may lie inside our own folder."""
    return [
        python_packages.PythonPackages(),
        Python(),
        Ourselves(),
        debian_packages.DebianPackages(),
        Windows(),
    ]


class Ourselves:
    """The app, and what came up while building it."""

    def owns(self, source: Path) -> str | None:
        return product.PROGRAM if lies_in(source, product.ROOT) else None

    def component(self, name: str, files: tuple[str, ...]) -> Component:
        version = product.version()
        return Component(name, version, f"pkg:generic/{name}@{version}", files=files)


class Python:
    """The interpreter and its standard library."""

    def owns(self, source: Path) -> str | None:
        return PYTHON if any(lies_in(source, folder) for folder in self._folders()) else None

    def component(self, name: str, files: tuple[str, ...]) -> Component:
        version = platform.python_version()
        return Component(
            name,
            version,
            f"pkg:generic/python@{version}",
            licence="PSF-2.0",
            texts=_first_text(sysconfig.get_path("stdlib"), sys.base_prefix),
            files=files,
            inside=() if sys.platform == "linux" else _built_into_python(),
        )

    @staticmethod
    def _folders() -> set[Path]:
        own = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
        every = own if sys.base_prefix in SYSTEM_FOLDERS else own | {sys.base_prefix}
        return {Path(folder) for folder in every}


class Windows:
    """Microsoft's C library, where Python brings no copy of its own."""

    def owns(self, source: Path) -> str | None:
        folder = os.environ.get("SYSTEMROOT")
        return WINDOWS if folder and lies_in(source, Path(folder)) else None

    def component(self, name: str, files: tuple[str, ...]) -> Component:
        version = platform.version()
        return Component(name, version, f"pkg:generic/windows@{version}", files=files)


def _first_text(*folders: str) -> dict[str, str]:
    for folder in folders:
        for file in sorted(Path(folder).glob("LICENSE*")):
            return {file.name: file.read_text(encoding="utf-8", errors="replace")}
    return {}


def _built_into_python() -> tuple[Component, ...]:
    """Return what python.org builds into Python; on Linux these are libraries of the system."""
    found = {
        "expat": (EXPAT_VERSION.removeprefix("expat_"), "MIT"),
        "openssl": (ssl.OPENSSL_VERSION.split()[1], "Apache-2.0"),
        "sqlite": (sqlite3.sqlite_version, "blessing"),
        "zlib": (zlib.ZLIB_RUNTIME_VERSION, "Zlib"),
    }
    return tuple(
        Component(name, version, f"pkg:generic/{name}@{version}", licence)
        for name, (version, licence) in found.items()
    )
