"""Signs the app for macOS from the inside out, or says loudly that nobody stands for it.

The environment names the certificate:

``TRIMSY_SIGN_IDENTITY``
    Its name, such as ``Developer ID Application: Trimsy Ltd (TEAM123456)``.
``TRIMSY_SIGN_KEYCHAIN``
    The file of the keychain it is in; without it codesign looks in those of the user.

Without a certificate the app is signed all the same, by nobody ("ad hoc"): Apple's processors run
no program without a signature. The hardened runtime is not switched on then: it asks that all
libraries be signed by the same somebody.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))
import product
from macos import bundle

ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")
"""What of the hardened runtime is given up: Python's ctypes, by which the keychain and the system's
certificates are asked, makes small functions at run time. Nothing else: every library in the app
carries our signature, and none is looked for outside of it.

It stands here and not there, for macOS reads that file by a parser of its own that may stumble over
comments (AMFIUnserializeXML).
"""

NOBODY = "-"

NOT_SIGNED = """
********************************************************************************
  NOT SIGNED. No certificate is named (see packaging/macos/sign.py), so macOS will
  not open the app without a fight, nor remember who may use the keychain. Do not
  publish it.
********************************************************************************
"""


class CannotSignError(Exception):
    """What went wrong, in words of the programs that sign."""


@dataclass(frozen=True)
class Signer:
    """Who signs."""

    identity: str = NOBODY
    keychain: str = ""

    @property
    def is_somebody(self) -> bool:
        return self.identity != NOBODY

    def sign_app(self, app: Path) -> None:
        """Sign everything in ``app`` and itself. Raises CannotSignError."""
        hardened = ("--options", "runtime") if self.is_somebody else ()
        rights = ("--entitlements", str(ENTITLEMENTS)) if self.is_somebody else ()
        for item in bundle.signing_order(app):
            self._sign(item, *hardened, *(rights if item == app else ()))
        run("codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app))

    def sign_image(self, image: Path) -> None:
        """Sign a disk image; by nobody it stays without. Raises CannotSignError."""
        if self.is_somebody:
            self._sign(image, "--identifier", product.IDENTIFIER)
            run("codesign", "--verify", "--strict", "--verbose=2", str(image))

    def _sign(self, item: Path, *options: str) -> None:
        """Put our signature in place of whichever there is; a stamp says that it was in time."""
        keychain = ("--keychain", self.keychain) if self.keychain else ()
        stamp = ("--timestamp",) if self.is_somebody else ("--timestamp=none",)
        run(
            *("codesign", "--force", "--sign", self.identity),
            *(*keychain, *stamp, *options, str(item)),
        )


def signer(environ: Mapping[str, str]) -> Signer:
    """Return who signs by what the environment says."""
    identity = environ.get("TRIMSY_SIGN_IDENTITY", "")
    if not identity:
        return Signer()
    return Signer(identity, environ.get("TRIMSY_SIGN_KEYCHAIN", ""))


def run(*command: str) -> str:
    """Run one of macOS's programs and return what it says. Raises CannotSignError."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise CannotSignError(f"{command[0]} is missing: this needs macOS") from None
    if done.returncode != 0:
        raise CannotSignError(f"{' '.join(command)}\n{done.stdout}{done.stderr}".strip())
    return done.stdout


def run_again(*command: str, tries: int, pause: Callable[[], None]) -> str:
    """The same, and once more after a pause as long as it fails and there are ``tries`` left."""
    for _ in range(tries - 1):
        try:
            return run(*command)
        except CannotSignError:
            pause()
    return run(*command)
