"""Turns what the systems built into a release of a tag: notes, checksums, a draft on GitHub.

``python packaging/release.py v0.1.0 build/installers`` needs gh(1), signed in. It is a draft that
somebody looks at and publishes: nobody's program asks for a version that nobody has looked at.
``--dry-run`` does all but ask GitHub. Python's own library is all it needs.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import changelog
import checksums
import product
from signed import is_signed
from target import TARGETS

INSTALLERS = {
    "Windows": "{program}-{version}-windows-x64-setup.exe",
    "macOS, Apple's processors": "{program}-{version}-macos-arm64.dmg",
    "macOS, Intel's processors": "{program}-{version}-macos-x64.dmg",
    "Debian and Ubuntu": "{program}_{version}_amd64.deb",
}
"""For whom, and what the file is called."""

LISTS = ("{program}-{version}-{target}.cdx.json", "{program}-{version}-{target}-licences.txt")
"""What is in a program: for machines, and for people."""

_NOT_SIGNED = """\
> **Do not publish this.** Not signed, so that Windows and macOS will warn whoever opens it: {names}

"""

NOTES = product.WORK / "notes.md"

_TABLE = """
### Which file

| for | file |
| --- | --- |
{rows}

`{sums}` has the checksums (`sha256sum --check {sums}`), `.cdx.json` what is in each program
(CycloneDX), `-licences.txt` under which licences.
"""


class CannotRelease(Exception):
    """Something is not as a release needs it; the text says what, a line for each."""


def prepared(tag: str, folder: Path, version: str | None = None) -> list[Path]:
    """Check everything, write notes and checksums, and return the files to publish.

    CannotRelease when the tag is not of this version, the changelog not ready or a file missing.
    """
    version = version or product.version()
    if tag != f"v{version}":
        raise CannotRelease(f"the tag is {tag}, and this is version {version}")
    try:
        section = changelog.section(version)
    except changelog.ChangelogError as error:
        raise CannotRelease(str(error)) from error
    if section.when is None:
        raise CannotRelease(f"the changelog calls {version} unreleased: write the day there")
    there = {file.name for file in folder.iterdir()} - {checksums.LIST}
    wanted = set(names(version))
    if there != wanted:
        missing = [f"missing: {name}" for name in sorted(wanted - there)]
        strange = [f"not part of a release: {name}" for name in sorted(there - wanted)]
        raise CannotRelease("\n".join([*missing, *strange]))
    files = [folder / name for name in sorted(wanted)]
    sums = checksums.write(folder)
    words = warning(files) + section.notes + table(version)
    NOTES.parent.mkdir(parents=True, exist_ok=True)
    NOTES.write_text(words, encoding="utf-8", newline="\n")
    return [*files, sums]


def names(version: str) -> Iterator[str]:
    """Yield the name of every file that belongs to a release."""
    for name in INSTALLERS.values():
        yield name.format(program=product.PROGRAM, version=version)
    for target in TARGETS:
        for name in LISTS:
            yield name.format(program=product.PROGRAM, version=version, target=target)


def warning(files: Sequence[Path]) -> str:
    """Return what stands before the notes while something is not signed; else nothing."""
    unsigned = [file.name for file in files if not is_signed(file)]
    return _NOT_SIGNED.format(names=", ".join(unsigned)) if unsigned else ""


def table(version: str) -> str:
    """Return the end of the notes: who needs which file."""
    rows = [
        f"| {who} | `{name.format(program=product.PROGRAM, version=version)}` |"
        for who, name in INSTALLERS.items()
    ]
    return _TABLE.format(rows="\n".join(rows), sums=checksums.LIST)


def main(argv: Sequence[str]) -> int:
    """Make the draft; 1 and the reasons where that cannot be."""
    arguments = argparse.ArgumentParser(prog="release.py", description=__doc__)
    arguments.add_argument("tag", help="such as v0.1.0")
    arguments.add_argument("folder", type=Path, nargs="?", default=product.INSTALLERS)
    arguments.add_argument("--dry-run", action="store_true")
    wanted = arguments.parse_args(argv)
    try:
        files = prepared(wanted.tag, wanted.folder)
    except CannotRelease as error:
        print(error, file=sys.stderr)
        return 1
    command = (
        *("gh", "release", "create", wanted.tag, "--draft", "--verify-tag"),
        *("--title", f"{product.NAME} {wanted.tag.removeprefix('v')}"),
        *("--notes-file", str(NOTES)),
        *map(str, files),
    )
    print(warning(files), file=sys.stderr, end="")
    if wanted.dry_run:
        print(*command, sep="\n  ")
        return 0
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
