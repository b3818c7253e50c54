"""Packs the built program for Debian and Ubuntu: one command, one file to download.

    python packaging/linux/deb.py

It needs dpkg-deb, and runs on the system that the program was built on: that tells which packages
the program's libraries come from. What is installed runs no script of ours: menus, file types and
icons are taken note of by the desktop's own.
"""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import md5
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

sys.path.append(str(Path(__file__).resolve().parents[1]))
import changelog
import product
from licences import FILE as LICENCES
from linux import entries, manual
from linux.dependencies import CannotTellError, dependencies

HOME = f"usr/lib/{product.PROGRAM}"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
"""Pixels: the folders that every icon theme falls back on (hicolor) has."""

_COPYRIGHT = """\
{name} is copyright {year} by {by}. It contains the work of many others: what that is, and
under which licences, is in /{home}/{licences}.
"""
_CONTROL = """\
Package: {package}
Version: {version}
Architecture: {architecture}
Maintainer: {publisher}
Installed-Size: {kilobytes}
Depends: {needed}
Recommends: {recommended}
Section: misc
Priority: optional
Description: {summary}
{text}
"""


class CannotBuildError(Exception):
    """What is missing, in words for whoever builds."""


@dataclass(frozen=True)
class Plan:
    """What to build from what; ``made`` is the second since 1970 that its files are from."""

    made: int
    program: Path = product.PROGRAM_FOLDER
    folder: Path = product.INSTALLERS
    icons: Path = product.ICONS
    version: str = field(default_factory=product.version)
    compression: str = "xz"

    def output(self, architecture: str) -> Path:
        return self.folder / f"{product.PROGRAM}_{self.version}_{architecture}.deb"


def build_package(plan: Plan) -> Path:
    """Build the package and return its file. Raises CannotBuildError, CannotTellError."""
    if not shutil.which("dpkg-deb"):
        raise CannotBuildError("dpkg-deb is missing: this needs Debian or Ubuntu")
    for needed in (product.executable(plan.program), plan.program / LICENCES):
        if not needed.is_file():
            raise CannotBuildError(
                f"{needed} is missing: build_program.py and licences.py come first"
            )
    output = plan.output(_dpkg("--print-architecture"))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.unlink(missing_ok=True)
    with TemporaryDirectory(prefix="deb-") as folder:
        root = Path(folder) / "root"
        _lay_out(root, plan)
        _describe(root, plan)
        _make_plain(root, plan.made)
        subprocess.run(
            [
                *("dpkg-deb", "--build", "--root-owner-group", f"-Z{plan.compression}"),
                *(str(root), str(output)),
            ],
            env=os.environ | {"SOURCE_DATE_EPOCH": str(plan.made)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return output


def _lay_out(root: Path, plan: Plan) -> None:
    """Put every file where it will be installed."""
    shutil.copytree(plan.program, root / HOME, symlinks=True)
    command = root / "usr/bin" / product.PROGRAM
    command.parent.mkdir()
    command.symlink_to(Path("..", "lib", product.PROGRAM, product.PROGRAM))
    for name, text in _texts(plan):
        _write(root / name, text.encode())
    for name, content in (
        (f"doc/{product.PROGRAM}/changelog.gz", changelog.FILE.read_bytes()),
        (f"man/man1/{product.PROGRAM}.1.gz", manual.page(plan.version).encode()),
    ):
        _write(root / "usr/share" / name, gzip.compress(content, mtime=0))
    icons = root / "usr/share/icons/hicolor"
    for size in ICON_SIZES:
        picture = (plan.icons / f"{product.PROGRAM}-{size}.png").read_bytes()
        _write(icons / f"{size}x{size}/apps/{product.PROGRAM}.png", picture)
    drawing = icons / f"scalable/apps/{product.PROGRAM}.svg"
    _write(drawing, product.APP_DRAWING.read_bytes())


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    day = datetime.fromtimestamp(plan.made, UTC).date()
    said = {"name": product.NAME, "by": product.PUBLISHER, "year": day.year, "home": HOME}
    yield f"usr/share/applications/{entries.ENTRY}", entries.desktop_entry()
    yield f"usr/share/mime/packages/{product.PROGRAM}.xml", entries.file_type()
    yield f"usr/share/metainfo/{entries.METAINFO}", entries.metainfo(plan.version, day)
    words = _COPYRIGHT.format(**said, licences=LICENCES)
    yield f"usr/share/doc/{product.PROGRAM}/copyright", words


def _describe(root: Path, plan: Plan) -> None:
    """Write what dpkg reads: what the package is and needs, and the sums of its files."""
    found = dependencies(plan.program)
    files = sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())
    control = _CONTROL.format(
        package=product.PROGRAM,
        version=plan.version,
        architecture=_dpkg("--print-architecture"),
        publisher=product.PUBLISHER,
        kilobytes=sum(-(-file.stat().st_size // 1024) for file in files),
        needed=", ".join(found.needed),
        recommended=", ".join(found.recommended),
        summary=entries.SUMMARY[""],
        text="\n .\n".join(map(_wrapped, entries.paragraphs())),
    )
    sums = (
        f"{md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(root)}\n"
        for file in files
    )
    _write(root / "DEBIAN/control", control.encode())
    _write(root / "DEBIAN/md5sums", "".join(sums).encode())


def _wrapped(paragraph: str) -> str:
    return fill(paragraph, 79, initial_indent=" ", subsequent_indent=" ")


def _make_plain(root: Path, made: int) -> None:
    """Take away what another machine would have different: rights and times."""
    program = product.executable(root / HOME)
    for item in (root, *root.rglob("*")):
        if not item.is_symlink():
            item.chmod(0o755 if item.is_dir() or item == program else 0o644)
        os.utime(item, (made, made), follow_symlinks=False)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _dpkg(*arguments: str) -> str:
    asked = subprocess.run(["dpkg", *arguments], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def main() -> int:
    """Build the package; 1 and the reason where that cannot be."""
    from build_program import made_at  # needs Qt, for icons

    try:
        output = build_package(Plan(int(made_at())))
    except (
        CannotBuildError,
        CannotTellError,
        changelog.ChangelogError,
        OSError,
        subprocess.CalledProcessError,
    ) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"{output} ({output.stat().st_size / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
