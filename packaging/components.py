"""What a built program consists of: every library in it, and which files it brought.

A file of nobody's is an error: a list of components or licences that leaves something out is worse
than none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from origins import NOTES, Origin, origins
from product import PROGRAM_FOLDER

_NAMED = 10
"""Files of nobody's that are named: with more, it is the environment that is not the one."""


class NobodysFile(Exception):
    """Something is in the program and belongs to no component that we know of."""


@dataclass(frozen=True, slots=True)
class Component:
    """``licence`` is an SPDX expression, empty where nobody states one; ``texts`` are by name.

    ``inside`` are libraries that its makers built into it, ``needs`` names of other components.
    """

    name: str
    version: str
    purl: str
    licence: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    inside: tuple["Component", ...] = ()
    needs: tuple[str, ...] = ()


class Owner(Protocol):
    """Somebody who knows their own files on the machine that builds."""

    def owns(self, source: Path) -> str | None:
        """Return a name for the component that ``source`` belongs to; None: not one of mine."""

    def component(self, name: str, files: tuple[str, ...]) -> Component:
        """Tell of the component that ``owns`` named."""


def components(
    owners: Iterable[Owner], program: Path = PROGRAM_FOLDER, work: Path = NOTES
) -> list[Component]:
    """Return all that is in ``program``, by name, from PyInstaller's notes in ``work``.

    The first owner to know a file has it. NobodysFile names what belongs to none of them;
    FileNotFoundError means that there are no notes.
    """
    asked = list(owners)
    files: dict[tuple[Owner, str], set[str]] = defaultdict(set)
    strangers = []
    for origin in origins(program, work):
        found = _owner(asked, origin)
        if found is None:
            strangers.append(f"{origin.name} from {origin.source}")
        else:
            files[found].add(origin.name)
    if strangers:
        raise NobodysFile(_named(sorted(set(strangers))))
    found_all = [owner.component(name, tuple(sorted(has))) for (owner, name), has in files.items()]
    return sorted(found_all, key=lambda one: (one.name.casefold(), one.version))


def _named(strangers: list[str]) -> str:
    lines = ["in the program, and nobody's:", *strangers[:_NAMED]]
    if more := strangers[_NAMED:]:
        lines.append(f"and {len(more)} more: was it built in the environment that this runs in?")
    return "\n".join(lines)


def _owner(owners: Iterable[Owner], origin: Origin) -> tuple[Owner, str] | None:
    for owner in owners:
        if name := owner.owns(origin.source):
            return owner, name
    return None
