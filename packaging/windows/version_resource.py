"""What Windows shows of the program's file: its name, version and maker (Properties, Details)."""

import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
import product

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_LARGEST = 65535

_TEXTS = "040904B0"
"""English (United States) in Unicode: the block every Windows looks for."""


def numbers(version: str) -> tuple[int, int, int, int]:
    """Return Windows' four numbers of a version, such as (0, 1, 0, 0).

    Raises ValueError for a version of another form than 1.2.3: setup could not tell 1.2.3rc1 from
    1.2.3, and would take either for the newer one.
    """
    found = _VERSION.fullmatch(version)
    parts = [int(number) for number in found.groups()] if found else [_LARGEST + 1]
    if max(parts) > _LARGEST:
        raise ValueError(f"Windows takes versions such as 1.2.3, not {version}")
    return parts[0], parts[1], parts[2], 0


def text(version: str) -> str:
    """Return the file that PyInstaller's ``EXE(version=...)`` takes."""
    said = {
        "CompanyName": product.PUBLISHER,
        "FileDescription": product.NAME,  # the Task Manager's name for what runs
        "FileVersion": version,
        "InternalName": product.PROGRAM,
        "LegalCopyright": product.PUBLISHER,
        "OriginalFilename": f"{product.PROGRAM}.exe",
        "ProductName": product.NAME,
        "ProductVersion": version,
    }
    four = numbers(version)
    structs = ",\n        ".join(f"StringStruct({key!r}, {said[key]!r})" for key in said)
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([
      StringTable({_TEXTS!r}, [
        {structs},
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [0x0409, 0x04B0])]),
  ],
)
"""


def write(version: str | None = None) -> Path:
    """Write the file for the build, and return where it lies."""
    file = product.WORK / "windows" / "version_info.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text(version or product.version()), encoding="utf-8")
    return file
