"""Python packages that are installed here: their files, licences, and what was built into them."""

import json
import os
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from components import Component
from paths import one_spelling

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_CLASSIFIER = "License :: "


class PythonPackages:
    """Everything pip installed where this runs."""

    def __init__(self) -> None:
        self._packages = {canonical(package.name): package for package in distributions()}
        self._by_file = {
            os.path.normpath(f"{folder}/{os.path.normcase(file)}"): name
            for name, package in self._packages.items()
            for folder in (one_spelling(Path(str(package.locate_file("")))),)
            for file in package.files or ()
        }

    def owns(self, source: Path) -> str | None:
        return self._by_file.get(one_spelling(source))

    def component(self, name: str, files: tuple[str, ...]) -> Component:
        package = self._packages[name]
        return Component(
            name,
            package.version,
            f"pkg:pypi/{name}@{package.version}",
            licence=stated_licence(package),
            texts=dict(_texts(package)),
            files=files,
            inside=tuple(_built_in(package)),
            needs=tuple(sorted(set(_needs(package)))),
        )


def canonical(name: str) -> str:
    """Return the one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def stated_licence(package: Distribution) -> str:
    """Return what the package says of its licence, most exact first; empty when it says nothing.

    Older packages use words of their own: licences.toml knows what those mean.
    """
    for field in ("License-Expression", "License"):
        words = (package.metadata[field] or "").strip() if field in package.metadata else ""
        if words and "\n" not in words:  # some put the whole text there
            return words
    classifiers = package.metadata.get_all("Classifier") or []
    names = [line.split(" :: ")[-1] for line in classifiers if line.startswith(_CLASSIFIER)]
    return " AND ".join(names)


def required(requirement: str) -> str:
    """Return the name in a requirement such as ``Foo_Bar[extra]>=2; python_version < '4'``."""
    name = _NAME.match(requirement)
    if name is None:
        raise ValueError(f"not a requirement: {requirement!r}")
    return canonical(name[0])


def _needs(package: Distribution) -> Iterator[str]:
    """Yield what the package requires, wherever and whenever; not what it could use (extras)."""
    for line in package.requires or ():
        if "extra" not in line.partition(";")[2]:
            yield required(line)


def _texts(package: Distribution) -> Iterator[tuple[str, str]]:
    for file in package.files or ():
        in_records = file.parts[0].endswith(".dist-info")
        if in_records and (file.parts[1] == "licenses" or _LICENCE_FILE.match(file.name)):
            place = Path(str(package.locate_file(file)))
            yield "/".join(file.parts[1:]), place.read_text(encoding="utf-8", errors="replace")


def _built_in(package: Distribution) -> Iterator[Component]:
    """Yield what the package's own list (PEP 770, CycloneDX) says is compiled into it."""
    for file in package.files or ():
        if file.parts[0].endswith(".dist-info") and file.parts[1] == "sboms":
            listed = json.loads(Path(str(package.locate_file(file))).read_text(encoding="utf-8"))
            for entry in listed.get("components", ()):
                if "version" in entry:
                    yield Component(
                        entry["name"], entry["version"], entry.get("purl", ""), _licence_in(entry)
                    )


def _licence_in(entry: dict[str, object]) -> str:
    match entry.get("licenses"):
        case [{"expression": str(expression)}, *_]:
            return expression
        case [{"license": {"id": str(identifier)}}, *_]:
            return identifier
    return ""
