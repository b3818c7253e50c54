"""SHA-256 sums of what people download, in the form of sha256sum(1).

``python packaging/checksums.py`` writes SHA256SUMS beside the installers.
"""

import hashlib
import re
import sys
from pathlib import Path

from product import INSTALLERS

LIST = "SHA256SUMS"

_LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>[^/\\]+)")


def sum_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def write(folder: Path) -> Path:
    """List every file in ``folder`` but the list itself, by name; FileNotFoundError for none."""
    files = _listed(folder)
    if not files:
        raise FileNotFoundError(f"nothing to sum up in {folder}")
    lines = [f"{sum_of(file)}  {file.name}\n" for file in files]
    target = folder / LIST
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def faults(folder: Path) -> list[str]:
    """Say what in ``folder`` is not as its list has it: changed, missing or not listed."""
    lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    known = {match["name"]: match["sum"] for match in map(_LINE.fullmatch, lines) if match}
    there = {file.name: file for file in _listed(folder)}
    return [
        *(f"not a line of a list: {line}" for line in lines if not _LINE.fullmatch(line)),
        *(f"missing: {name}" for name in sorted(known.keys() - there.keys())),
        *(f"not listed: {name}" for name in sorted(there.keys() - known.keys())),
        *(
            f"changed: {name}"
            for name in sorted(known.keys() & there.keys())
            if sum_of(there[name]) != known[name]
        ),
    ]


def _listed(folder: Path) -> list[Path]:
    files = (file for file in folder.iterdir() if file.is_file() and file.name != LIST)
    return sorted(files, key=lambda file: file.name)


def main() -> int:
    print(write(INSTALLERS).read_text(encoding="utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
