"""Qt Linguist's tools as they are run here: by ``nox -s translations`` and by the tests."""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
FILES = sorted(FOLDER.glob("*.ts"))


def lupdate(files: Iterable[Path]) -> list[str]:
    """The command, to be run in ``ROOT``, that brings ``files`` in step with the code's words.

    Neither line numbers nor what is no longer said go in, and the order is that of the files'
    names: a change of the code that changes no words changes nothing there.
    """
    code = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "desktop").rglob("*.py"))
    options = ["-locations", "none", "-no-obsolete", "-source-language", "en"]
    return ["pyside6-lupdate", *options, *code, "-ts", *map(str, files)]


def lrelease(file: Path, made: Path) -> list[str]:
    """The command that compiles ``file``, as a check: the app reads the file itself."""
    return ["pyside6-lrelease", str(file), "-qm", str(made)]
