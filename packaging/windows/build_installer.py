"""Builds the Windows installer around the built program: one command, one file to download.

    python packaging/windows/build_installer.py

It needs NSIS 3.08 or newer (https://nsis.sourceforge.io; on Debian: nsis) and, to sign, what
sign.py says. It runs on any system: what is installed is whatever ``--payload`` holds.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
import product
from windows import payload, side_picture, sign, version_resource

HERE = Path(__file__).resolve().parent
BUILD_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",  # elsewhere than on Windows: without it names with an umlaut are not found
    "SOURCE_DATE_EPOCH": "315532800",  # 1980, as in wheels, for the same bytes each time
}
USUAL_PLACE = Path(os.environ.get("PROGRAMFILES(X86)", "/"), "NSIS", "makensis.exe")


class CannotBuildError(Exception):
    """What is missing or wrong, in words for whoever builds."""


@dataclass(frozen=True)
class Plan:
    """What to build from what."""

    program: Path = product.PROGRAM_FOLDER
    folder: Path = product.INSTALLERS
    icon: Path = product.ICONS / f"{product.PROGRAM}.ico"
    version: str = field(default_factory=product.version)
    compression: str = "lzma"
    must_sign: bool = False

    @property
    def output(self) -> Path:
        return self.folder / f"{product.PROGRAM}-{self.version}-windows-x64-setup.exe"


def build(plan: Plan, environ: Mapping[str, str]) -> Path:
    """Build the installer and return its file.

    Raises CannotBuildError, CannotSignError; then there is no installer, nor an old one.
    """
    plan.output.unlink(missing_ok=True)
    makensis = _makensis()
    program_file = product.executable(plan.program, windows=True)
    for needed in (program_file, plan.icon):
        if not needed.is_file():
            raise CannotBuildError(f"{needed} is missing: build the program first")
    signer = sign.signer(environ, windows=sys.platform == "win32")
    if signer is None and plan.must_sign:
        raise CannotBuildError("no certificate is named: see packaging/windows/sign.py")
    if signer and (files := sign.unsigned(plan.program)):
        signer.sign(*files)
    plan.folder.mkdir(parents=True, exist_ok=True)
    work = plan.folder / ".windows"
    work.mkdir(exist_ok=True)
    try:
        _run(makensis, _header(plan, work, is_signed=signer is not None), environ)
    except BaseException:  # NSIS has it signed when it is there already
        plan.output.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(work)
    if signer is None:
        print(sign.NOT_SIGNED, file=sys.stderr)
    return plan.output


def _header(plan: Plan, work: Path, *, is_signed: bool) -> Path:
    """Write what differs from build to build, and return the file."""
    listing = work / "payload.nsh"
    listing.write_text(payload.instructions(plan.program.resolve()), encoding="utf-8")
    values = {
        "NAME": product.NAME,
        "PROGRAM": product.PROGRAM,
        "PROGRAM_FILE": f"{product.PROGRAM}.exe",
        "IDENTIFIER": product.IDENTIFIER,
        "PUBLISHER": product.PUBLISHER,
        "PROFILE_SUFFIX": product.PROFILE_SUFFIX,
        "PROFILE_MIME_TYPE": product.PROFILE_MIME_TYPE,
        "VERSION": plan.version,
        "NUMBERS": ".".join(map(str, version_resource.numbers(plan.version))),
        "KILOBYTES": str(payload.kilobytes(plan.program)),
        "COMPRESSION": plan.compression,
        "TARGET": _target(),
        "ICON": str(plan.icon.resolve()),
        "SIDE_PICTURE": str(side_picture.draw(work.resolve() / "side.bmp")),
        "PAYLOAD": str(listing.resolve()),
        "OUTPUT": str(plan.output.resolve()),
        "OUTPUT_NAME": plan.output.name,
    }
    lines = [f'!define {name} "{payload.quoted(value)}"' for name, value in values.items()]
    lines.append(f'!addincludedir "{HERE}"')
    if is_signed:
        lines.append(f'!define SIGN_WITH `"{sys.executable}" "{HERE / "sign.py"}"`')
    header = work / "header.nsh"
    header.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return header


def _run(makensis: str, header: Path, environ: Mapping[str, str]) -> None:
    done = subprocess.run(
        [
            # stay in this folder, from which the environment may name certificates
            *(makensis, "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8"),
            *(f"-DHEADER={header.resolve()}", str(HERE / "trimsy_desk.nsi")),
        ],
        env=BUILD_ENVIRONMENT | dict(environ),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise CannotBuildError(f"{done.stdout}{done.stderr}")


def _makensis() -> str:
    """Return the compiler, which its own setup on Windows puts into no PATH."""
    found = shutil.which("makensis") or (str(USUAL_PLACE) if USUAL_PLACE.is_file() else None)
    if found is None:
        raise CannotBuildError(
            "NSIS is missing. On Debian: sudo apt-get install nsis. On Windows: choco install nsis"
        )
    return found


def _target() -> str:
    """Return the kind of installer: 64 bits where NSIS has them, as Debian's has.

    NSIS' own setup for Windows brings 32 bits alone, and Windows runs those just as well.
    """
    stubs = (USUAL_PLACE.parent / "Stubs", Path("/usr/share/nsis/Stubs"))
    has_64_bits = any((folder / "lzma_solid-amd64-unicode").is_file() for folder in stubs)
    return "amd64-unicode" if has_64_bits else "x86-unicode"


def main(arguments: Sequence[str]) -> int:
    """Build the installer; 1 and the reason where that cannot be."""
    parser = argparse.ArgumentParser(description="Build the Windows installer")
    parser.add_argument(
        "--must-sign", action="store_true", help="build nothing without a certificate"
    )
    plan = Plan(must_sign=parser.parse_args(arguments).must_sign)
    try:
        output = build(plan, os.environ)
    except (CannotBuildError, sign.CannotSignError, ValueError, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"{output} ({output.stat().st_size / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
