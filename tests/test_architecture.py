"""The rules of the house: who may know whom, and where each outside library lives."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 300

MAY_KNOW = {
    "core": {"core"},
    "services": {"core", "services"},
    "ui": {"core", "services", "ui"},
    "practice": {"core", "services", "practice"},
}
"""Each room, and the rooms it may import from. Only the composition root knows them all."""

SELF_TEST = "desktop.selftest"  # asks the libraries about themselves
WAYS_IN = {"desktop.app", "desktop.__main__", SELF_TEST}
"""The composition root, and what starts it."""

HOMES = {
    "PySide6": ["desktop.ui.*", "desktop.app"],
    "shiboken6": ["desktop.ui.*"],
    "httpx": ["desktop.services.http", "desktop.services.graph"],
    "truststore": ["desktop.services.http"],
    "msal": ["desktop.services.account"],
    "keyring": ["desktop.services.vault"],
    "sqlite_utils": ["desktop.services.store*", "desktop.services.schema"],
    "sqlite3": ["desktop.services.store*", "desktop.services.schema"],
    "icalendar": ["desktop.core.ical*"],
    "segno": ["desktop.core.qr"],
    "phonenumbers": ["desktop.core.phones"],
    "platformdirs": ["desktop.services.places"],
    "tzlocal": ["desktop.services.places"],
}
"""Each outside library and the only modules that use it."""

OUTSIDE_WORLD = {"os", "socket", "subprocess", "tempfile", "shutil", "http", "urllib.request"}
CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "open"}
"""What core, which takes values and gives values, has no use for."""

NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "common", "misc", "manager"}


@dataclass
class Module:
    name: str
    path: Path

    @property
    def room(self) -> str:
        """The folder below ``desktop``, empty for what stands outside the rooms."""
        inside = self.name.split(".")[1:]
        return inside[0] if inside and inside[0] in MAY_KNOW else ""

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def imports(self) -> set[str]:
        """Everything imported, anywhere in the file, in full."""
        return set(_imports(ast.walk(self.tree)))

    @cached_property
    def imports_at_run_time(self) -> set[str]:
        """The same without what only the type checker sees."""
        for_types = {
            below
            for node in ast.walk(self.tree)
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
            for statement in node.body
            for below in ast.walk(statement)
        }
        return set(_imports(node for node in ast.walk(self.tree) if node not in for_types))

    @cached_property
    def calls(self) -> set[str]:
        found = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        return {ast.unparse(call.func) for call in found}

    def knows(self, package: str) -> bool:
        return any(_within(name, package) for name in self.imports)

    def uses(self, package: str) -> bool:
        return any(_within(name, package) for name in self.imports_at_run_time)


def _imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _within(name: str, package: str) -> bool:
    return f"{name}.".startswith(f"{package}.")


def _name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES = [Module(_name_of(file), file) for file in sorted((ROOT / "desktop").rglob("*.py"))]


def in_room(*rooms: str) -> Iterator[Module]:
    return (module for module in MODULES if module.room in rooms)


def test_every_module_stands_in_a_room_or_is_the_way_in() -> None:
    assert {module.name for module in in_room("")} == WAYS_IN | {"desktop"}
    assert {module.room for module in MODULES} == {"", *MAY_KNOW}


@pytest.mark.parametrize("room", MAY_KNOW)
def test_arrows_run_from_ui_to_services_to_core(room: str) -> None:
    allowed = ["desktop.__version__", *(f"desktop.{known}" for known in MAY_KNOW[room])]
    for module in in_room(room):
        ours = {name for name in module.imports if _within(name, "desktop")}
        strangers = {name for name in ours if not any(_within(name, known) for known in allowed)}
        assert not strangers, module.name


def test_nothing_imports_the_ways_in_but_each_other() -> None:
    knowing = {module.name for module in MODULES for way in WAYS_IN if module.knows(way)}
    assert knowing <= WAYS_IN


def test_only_the_app_and_the_self_test_know_the_practice_cloud() -> None:
    knowing = {module.name for module in MODULES if module.knows("desktop.practice")}
    assert knowing - {module.name for module in in_room("practice")} == {"desktop.app", SELF_TEST}


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library: str) -> None:
    users = {module.name for module in MODULES if module.uses(library)} - {SELF_TEST}
    assert users, "a home that stands empty is no home"
    assert not [user for user in users if not any(fnmatch(user, home) for home in HOMES[library])]


def test_core_services_and_practice_know_no_qt() -> None:
    for module in in_room("core", "services", "practice"):
        assert not module.knows("PySide6"), module.name
        assert not module.knows("shiboken6"), module.name


def test_core_touches_neither_disk_nor_network_nor_clock() -> None:
    for module in in_room("core"):
        assert not [outside for outside in OUTSIDE_WORLD if module.knows(outside)], module.name
        assert not module.calls & CLOCKS, module.name


def test_message_boxes_live_in_notices() -> None:
    users = {module.name for module in MODULES if module.knows("PySide6.QtWidgets.QMessageBox")}
    assert users == {"desktop.ui.notices"}


def test_nothing_spins_the_event_loop_by_hand() -> None:
    assert not [m.name for m in MODULES if any(c.endswith("processEvents") for c in m.calls)]


def test_files_stay_small() -> None:
    lengths = {m.name: len(m.path.read_text(encoding="utf-8").splitlines()) for m in MODULES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


def test_files_are_named_after_what_they_do() -> None:
    assert not [m.name for m in MODULES if m.path.stem in NAMES_THAT_SAY_NOTHING]
