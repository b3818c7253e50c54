"""Windows is told name, version and maker of the program in the form that PyInstaller takes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import product
import pytest
from windows import version_resource

from desktop import __version__


@dataclass
class Made:
    """What stands for an object of one of PyInstaller's classes, which only Windows can import."""

    kind: str
    arguments: tuple[Any, ...]
    named: dict[str, Any]


CLASSES = (
    "VSVersionInfo",
    "FixedFileInfo",
    "StringFileInfo",
    "StringTable",
    "StringStruct",
    "VarFileInfo",
    "VarStruct",
)


def read(text: str) -> Made:
    """Do as PyInstaller does: evaluate the file with its classes and nothing else."""

    def maker(kind: str) -> Callable[..., Made]:
        return lambda *arguments, **named: Made(kind, arguments, named)

    made = eval(text, {kind: maker(kind) for kind in CLASSES})
    assert isinstance(made, Made)
    return made


def test_windows_shows_name_version_and_maker() -> None:
    whole = read(version_resource.text("1.20.3"))
    fixed = whole.named["ffi"].named
    assert fixed["filevers"] == fixed["prodvers"] == (1, 20, 3, 0)
    texts, translation = whole.named["kids"]
    (table,) = texts.arguments[0]
    language, said = table.arguments
    assert language == "040904B0"
    assert translation.arguments[0][0].arguments == ("Translation", [0x0409, 0x04B0])
    assert [" = ".join(one.arguments) for one in said] == [
        "CompanyName = Trimsy",
        "FileDescription = Trimsy Desk",
        "FileVersion = 1.20.3",
        "InternalName = trimsy-desk",
        "LegalCopyright = Trimsy",
        "OriginalFilename = trimsy-desk.exe",
        "ProductName = Trimsy Desk",
        "ProductVersion = 1.20.3",
    ]


def test_this_version_has_numbers() -> None:
    assert version_resource.numbers(__version__)


@pytest.mark.parametrize("version", ["1.2", "1.2.3rc1", "1.2.3.4", "1.2.70000", "", "v1.2.3"])
def test_a_version_that_windows_cannot_compare_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="Windows takes versions such as"):
        version_resource.numbers(version)


def test_the_file_is_written_into_the_builds_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product, "WORK", tmp_path / "work")
    file = version_resource.write()
    assert file.is_relative_to(tmp_path / "work")
    assert file.read_text(encoding="utf-8") == version_resource.text(__version__)
    spec = (product.PACKAGING / "trimsy_desk.spec").read_text(encoding="utf-8")
    assert "version=str(version_resource.write())" in spec
