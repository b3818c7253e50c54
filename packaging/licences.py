"""The licences of all that is in the built program: judged by licences.toml, and their texts.

``python packaging/licences.py`` writes them into the built program, before it is signed and packed,
and beside the installers; or it stops, where something may not ship or has no text.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import product
from components import Component, NobodysFile, components
from license_expression import get_spdx_licensing
from origins import NOTES
from owners import all_owners
from target import target

RULES = product.PACKAGING / "licences.toml"
TEXTS = product.PACKAGING / "licences"
FILE = "LICENCES.txt"

_HEAD = """\
{name} {version} contains the work of many people, which they let everybody use under the
licences below. First comes what is in it, then each licence in full.

Libraries under the GNU Lesser General Public License (LGPL), Qt and PySide6 among them, are files
of their own in the folder of the program: you may replace them with your own builds of the same
version, and take the program apart to find faults in doing so. Their source is where the list says.
What Qt itself has of others: https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""
_LINE = "=" * 100


@dataclass(frozen=True, slots=True)
class Rules:
    """What licences.toml says: see there."""

    may_ship: frozenset[str]
    means: Mapping[str, str]
    is_under: Mapping[str, str]
    texts: Mapping[str, Sequence[str]]
    source: Mapping[str, str]
    inside: Sequence[Mapping[str, str]]


def rules(file: Path = RULES) -> Rules:
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    return Rules(
        may_ship=frozenset(said["may_ship"]),
        means=said["means"],
        is_under=said["is"],
        texts=said["texts"],
        source=said["source"],
        inside=said["inside"],
    )


def shipped(program: Path = product.PROGRAM_FOLDER, work: Path = NOTES) -> list[Component]:
    """Return the components of the built program as licences.toml has them."""
    ruling = rules()
    return [judged(component, ruling) for component in components(all_owners(), program, work)]


def judged(component: Component, ruling: Rules) -> Component:
    """Return the component with its licence as an SPDX expression, its texts and all inside it."""
    licence = _first_fit(component.name, ruling.is_under) or ruling.means.get(
        component.licence, component.licence
    )
    ours = (*component.inside, *_added(component, ruling))
    given = {name: _vendored(name) for name in _first_fit(component.name, ruling.texts) or ()}
    return replace(
        component,
        licence=licence,
        texts={**component.texts, **given},
        inside=tuple(judged(one, ruling) for one in ours),
    )


def faults(shipping: Iterable[Component], ruling: Rules) -> list[str]:
    """Say what stands in the way of giving the program away."""
    return [fault for component in _others(shipping) for fault in _faults(component, ruling)]


def text(shipping: Iterable[Component], ruling: Rules) -> str:
    """Return what goes into LICENCES.txt: no text twice."""
    others = list(_others(shipping))
    users: dict[str, list[str]] = defaultdict(list)
    for component in others:
        for words in component.texts.values():
            users[_tidy(words)].append(component.name)
    head = _HEAD.format(name=product.NAME, version=product.version())
    listing = "".join(_listed(component, ruling) for component in others)
    bodies = (
        f"\n{_LINE}\n{', '.join(dict.fromkeys(names))}\n{_LINE}\n\n{words}\n"
        for words, names in users.items()
    )
    return f"{head}\n{listing}{''.join(bodies)}"


def allowed(licence: str, may_ship: Iterable[str]) -> bool:
    """Tell whether one way through the SPDX expression is all allowed; ValueError when it is none.

    ``A OR B`` leaves the choice to whoever takes it, ``A AND B`` asks for both.
    """
    language = get_spdx_licensing()
    names = set(may_ship)

    def fits(part: Any) -> bool:  # noqa: ANN401 - the library states no types
        if isinstance(part, language.OR):
            return any(fits(one) for one in part.args)
        if isinstance(part, language.AND):
            return all(fits(one) for one in part.args)
        return part.render() in names

    try:
        return fits(language.parse(licence))
    except Exception as error:  # the library's own, which have no base of their own
        raise ValueError(f"not an SPDX expression: {licence!r}") from error


def _first_fit(name: str, table: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the table's values
    return next((value for pattern, value in table.items() if fnmatch(name, pattern)), None)


def _added(component: Component, ruling: Rules) -> Iterator[Component]:
    """Yield what licences.toml says is inside: of the same version, or that of a file in it."""
    for entry in ruling.inside:
        if entry["of"] != component.name:
            continue
        versions = [component.version]
        if "file" in entry:
            there = (file for file in component.files if fnmatch(file, entry["file"]))
            versions = [file.rpartition(".")[2] for file in there][:1]
        for version in versions:
            name = entry["name"]
            yield Component(name, version, f"pkg:generic/{name}@{version}", entry["licence"])


def _vendored(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def _others(shipping: Iterable[Component]) -> Iterator[Component]:
    """Leave out ourselves, and Windows: what it lends to programs, it licenses with them."""
    return (one for one in shipping if one.name not in {product.PROGRAM, "Windows"})


def _faults(component: Component, ruling: Rules) -> Iterator[str]:
    if not component.texts:
        yield f"{component.name}: no text of its licence"
    for one in (component, *component.inside):
        if not one.licence:
            yield f"{one.name}: no licence stated; read it, and say it in {RULES.name}"
        elif not allowed(one.licence, ruling.may_ship):
            yield f"{one.name}: {one.licence} may not ship"


def _listed(component: Component, ruling: Rules) -> str:
    lines = [f"{component.name} {component.version}: {component.licence}"]
    lines += [f"    with {one.name} {one.version}: {one.licence}" for one in component.inside]
    for one in (component, *component.inside):
        places = [place for start, place in ruling.source.items() if one.purl.startswith(start)]
        if places and "GPL-" in one.licence:
            lines.append(f"    source of {one.name}: {places[0].format(name=one.name)}")
    return "\n".join(lines) + "\n"


def _tidy(words: str) -> str:
    return "\n".join(line.rstrip() for line in words.splitlines()).strip("\n\f")


def places() -> list[Path]:
    """Return the files that hold the texts; on macOS the app has a copy of its own."""
    app = product.DIST / f"{product.NAME}.app" / "Contents" / "Resources"
    folders = [product.PROGRAM_FOLDER, *([app] if app.is_dir() else [])]
    name = f"{product.PROGRAM}-{product.version()}-{target()}-licences.txt"
    return [*(folder / FILE for folder in folders), product.INSTALLERS / name]


def main() -> int:
    """Write the texts; 1 and the reasons when something may not ship."""
    ruling = rules()
    try:
        shipping = shipped()
    except (NobodysFile, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    if found := faults(shipping, ruling):
        print("\n".join(found), file=sys.stderr)
        return 1
    words = text(shipping, ruling)
    for file in places():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8", newline="\n")
        print(f"{file}: {len(shipping)} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())
