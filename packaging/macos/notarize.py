"""Has Apple look the app over (notarization), and fastens its answer to the file (stapling).

Without it macOS refuses what was downloaded. The environment says who asks, by names that
``xcrun notarytool store-credentials`` gave:

``TRIMSY_NOTARY_PROFILE``
    The profile's name.
``TRIMSY_SIGN_KEYCHAIN``
    The file of the keychain it is in; without it notarytool looks in the user's own.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).resolve().parents[1]))
from macos.sign import CannotSignError, run, run_again

LONGEST = "45m"
"""Apple answers within minutes as a rule, at times within the hour."""

TRIES = 6
PAUSE_SECONDS = 20.0
"""An answer reaches the servers that stapler asks a little later than us."""

NOT_NOTARIZED = """
********************************************************************************
  NOT NOTARIZED. Nobody is named who may ask Apple (see packaging/macos/notarize.py),
  so macOS refuses the app where it was downloaded. Do not publish it.
********************************************************************************
"""


@dataclass(frozen=True)
class Notary:
    """Who asks Apple; ``pause`` is waited out between tries, in seconds."""

    profile: str
    keychain: str = ""
    pause: Callable[[float], None] = time.sleep

    def approve(self, item: Path) -> None:
        """Send ``item``, wait, and staple the answer to it. Raises CannotSignError."""
        if item.is_dir():
            with TemporaryDirectory(prefix="notarize-") as folder:
                packed = Path(folder) / f"{item.stem}.zip"
                run("ditto", "-c", "-k", "--keepParent", str(item), str(packed))
                self._send(packed)
        else:
            self._send(item)
        self._staple(item)

    def _send(self, file: Path) -> None:
        """Raise CannotSignError with Apple's reasons unless it is accepted."""
        waiting = ("--wait", "--timeout", LONGEST)
        said = self._notarytool("submit", str(file), *waiting)
        try:
            answer = json.loads(said)
        except ValueError:
            raise CannotSignError(f"notarytool says of {file.name}: {said}") from None
        # a refusal is no failure to notarytool, and it exits with 0
        if answer.get("status") != "Accepted":
            reasons = self._notarytool("log", answer["id"]) if "id" in answer else ""
            raise CannotSignError(f"Apple says of {file.name}: {answer.get('status')}\n{reasons}")

    def _notarytool(self, *command: str) -> str:
        keychain = ("--keychain", self.keychain) if self.keychain else ()
        who = ("--keychain-profile", self.profile, *keychain)
        form = ("--output-format", "json") if command[0] == "submit" else ()
        return run("xcrun", "notarytool", *command, *who, *form)

    def _staple(self, item: Path) -> None:
        run_again(
            *("xcrun", "stapler", "staple", str(item)),
            tries=TRIES,
            pause=lambda: self.pause(PAUSE_SECONDS),
        )
        run("xcrun", "stapler", "validate", str(item))


def notary(environ: Mapping[str, str]) -> Notary | None:
    """Return who asks by what the environment says; None when nobody does."""
    profile = environ.get("TRIMSY_NOTARY_PROFILE", "")
    return Notary(profile, environ.get("TRIMSY_SIGN_KEYCHAIN", "")) if profile else None
