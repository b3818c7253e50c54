"""Signs the built app, has Apple approve it, and packs it into a disk image: one file to download.

    python packaging/macos/dmg.py

It runs on macOS. What it needs to sign and to be approved say sign.py and notarize.py; without, it
says loudly what is missing and packs an app for trying out.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).resolve().parents[1]))
import product
from macos import bundle
from macos.notarize import NOT_NOTARIZED, Notary, notary
from macos.sign import NOT_SIGNED, CannotSignError, run, run_again, signer
from target import target

TRIES = 8
PAUSE_SECONDS = 15.0
"""hdiutil mounts what it fills, and while macOS's virus scanner looks into that it is busy."""


class CannotBuildError(Exception):
    """What is missing or wrong, in words for whoever builds."""


@dataclass(frozen=True)
class Plan:
    """What to build from what; ``pause`` is waited out between tries, in seconds."""

    app: Path = product.APP
    folder: Path = product.INSTALLERS
    processor: str = platform.machine()
    must_sign: bool = False
    pause: Callable[[float], None] = time.sleep

    @property
    def output(self) -> Path:
        return self.folder / f"{product.PROGRAM}-{product.version()}-{target()}.dmg"


def build_image(plan: Plan, environ: Mapping[str, str]) -> Path:
    """Build the disk image and return its file.

    Raises CannotBuildError, CannotSignError; then there is no image, nor an old one.
    """
    plan.output.unlink(missing_ok=True)
    if wrong := bundle.complaints(plan.app, plan.processor):
        raise CannotBuildError("\n".join(wrong))
    who, asks = signer(environ), notary(environ)
    if plan.must_sign and not (who.is_somebody and asks):
        raise CannotBuildError("no certificate, or nobody who asks Apple: see sign.py, notarize.py")
    if asks and not who.is_somebody:
        raise CannotBuildError("Apple approves nothing that is not signed: see sign.py")
    from build_program import self_test  # needs Qt, for icons

    who.sign_app(plan.app)
    # with the hardened runtime on: a right that is missing shows here, and not at the salon
    if wrong := self_test(bundle.executable(plan.app)).wrong:
        raise CannotBuildError("\n".join(["signed, and no longer sound:", *wrong]))
    if asks:  # so that the app opens where there is no network either, once copied out of the image
        asks.approve(plan.app)
    plan.folder.mkdir(parents=True, exist_ok=True)
    try:
        _pack(plan)
        who.sign_image(plan.output)
        if asks:
            _approve(asks, plan)
    except BaseException:
        plan.output.unlink(missing_ok=True)
        raise
    if not who.is_somebody:
        print(NOT_SIGNED, file=sys.stderr)
    elif not asks:
        print(NOT_NOTARIZED, file=sys.stderr)
    return plan.output


def _pack(plan: Plan) -> None:
    """Put the app beside a link to where it belongs, so that one is dragged onto the other."""
    with TemporaryDirectory(prefix="dmg-") as folder:
        # ditto keeps links, rights and what Apple's answer consists of
        run("ditto", str(plan.app), str(Path(folder) / plan.app.name))
        (Path(folder) / "Applications").symlink_to("/Applications")
        run_again(
            *("hdiutil", "create", "-volname", product.NAME, "-srcfolder", folder),
            *("-fs", "HFS+", "-format", "ULMO", "-ov", "-quiet", str(plan.output)),
            tries=TRIES,
            pause=lambda: plan.pause(PAUSE_SECONDS),
        )


def _approve(asks: Notary, plan: Plan) -> None:
    """Have the image approved, then ask this Mac whether it would open what was downloaded."""
    asks.approve(plan.output)
    run("spctl", "--assess", "--type", "execute", "--verbose", str(plan.app))
    downloaded = ("--type", "open", "--context", "context:primary-signature")
    run("spctl", "--assess", *downloaded, "--verbose", str(plan.output))


def main(arguments: Sequence[str]) -> int:
    """Build the disk image; 1 and the reason where that cannot be."""
    parser = argparse.ArgumentParser(description="Build the disk image for macOS")
    parser.add_argument(
        "--must-sign", action="store_true", help="build nothing that macOS would refuse"
    )
    plan = Plan(must_sign=parser.parse_args(arguments).must_sign)
    try:
        output = build_image(plan, os.environ)
    except (CannotBuildError, CannotSignError, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"{output} ({output.stat().st_size / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
