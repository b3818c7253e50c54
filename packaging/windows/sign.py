r"""Signs programs for Windows, or says loudly that nothing is signed.

With which certificate is said by the environment, the first of these that is set:

``TRIMSY_SIGN_AZURE``
    Azure Trusted Signing, on Windows: the path of its metadata file (Endpoint,
    CodeSigningAccountName, CertificateProfileName). ``TRIMSY_SIGN_AZURE_DLIB`` is the path of
    ``Azure.CodeSigning.Dlib.dll`` from its client package, which reads who may sign from
    ``AZURE_TENANT_ID`` and its like.
``TRIMSY_SIGN_THUMBPRINT``
    A certificate in the user's Windows store (a token in a USB socket puts its own there): SHA-1 of
    the certificate, as Windows shows it.
``TRIMSY_SIGN_PFX``
    A certificate with its key in a file, which signs on other systems too (osslsigncode).
    ``TRIMSY_SIGN_PFX_PASSWORD_FILE`` is a file that holds its password and nothing else.

``TRIMSY_SIGN_TIMESTAMP`` is the time stamp server; empty for none, and then the signature ends with
the certificate. ``TRIMSY_SIGNTOOL`` is the path of signtool.exe where it is not the newest Windows
Kit's.

Run as a program it signs the files it is given: ``python packaging/windows/sign.py FILE...``
"""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = {".exe", ".dll", ".pyd"}
TIMESTAMPS = "http://timestamp.digicert.com"
TIMESTAMPS_OF_AZURE = "http://timestamp.acs.microsoft.com"

NOT_SIGNED = """
********************************************************************************
  NOT SIGNED. No certificate is named (see packaging/windows/sign.py), so Windows
  will warn everybody who opens this installer. Do not publish it.
********************************************************************************
"""


class CannotSignError(Exception):
    """What is missing, in words for whoever builds."""


@dataclass(frozen=True)
class Signer:
    """A program that signs, and its arguments; the files come behind them."""

    arguments: tuple[str, ...]
    writes_beside: bool = False
    """It cannot sign in place, and one file at a time: it reads ``-in`` and writes ``-out``."""

    def sign(self, *files: Path) -> None:
        """Sign the files in place. Raises CannotSignError; what is not signed then is as it was."""
        if self.writes_beside:
            for file in files:
                beside = file.with_name(f"{file.name}.signed")
                try:
                    self._run(file.name, "-in", str(file), "-out", str(beside))
                    beside.replace(file)
                finally:
                    beside.unlink(missing_ok=True)
        else:
            self._run(", ".join(file.name for file in files), *map(str, files))

    def _run(self, what: str, *ending: str) -> None:
        done = subprocess.run(
            [*self.arguments, *ending], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise CannotSignError(f"not signed: {what}\n{done.stdout}{done.stderr}")


def signer(environ: Mapping[str, str], *, windows: bool) -> Signer | None:
    """Return who signs, ``None`` when no certificate is named.

    Raises CannotSignError when one is named and something that belongs to it is missing.
    """
    if metadata := environ.get("TRIMSY_SIGN_AZURE"):
        library = environ.get("TRIMSY_SIGN_AZURE_DLIB")
        if not library:
            raise CannotSignError("TRIMSY_SIGN_AZURE needs TRIMSY_SIGN_AZURE_DLIB")
        certificate = ("/dlib", library, "/dmdf", metadata)
        return _signtool(certificate, environ, TIMESTAMPS_OF_AZURE, windows=windows)
    if thumbprint := environ.get("TRIMSY_SIGN_THUMBPRINT"):
        in_store = ("/sha1", thumbprint.replace(" ", ""))
        return _signtool(in_store, environ, TIMESTAMPS, windows=windows)
    if file := environ.get("TRIMSY_SIGN_PFX"):
        password = environ.get("TRIMSY_SIGN_PFX_PASSWORD_FILE")
        if not password:
            raise CannotSignError("TRIMSY_SIGN_PFX needs TRIMSY_SIGN_PFX_PASSWORD_FILE")
        return _osslsigncode(file, password, environ)
    return None


def is_signed(file: Path) -> bool:
    """Whether a program carries a signature, its maker's or ours; ``True`` of what is no program.

    The place of a signature is the fifth entry of the table at the end of a program's header, the
    length of which differs between 32 and 64 bits.
    """
    head = file.read_bytes()[:4096]
    if head[:2] != b"MZ":
        return True
    (at,) = struct.unpack_from("<I", head, 0x3C)
    if head[at : at + 4] != b"PE\0\0":
        return True
    (magic,) = struct.unpack_from("<H", head, at + 24)
    table = at + 24 + (112 if magic == 0x20B else 96)
    (size,) = struct.unpack_from("<I", head, table + 4 * 8 + 4)
    return bool(size)


def unsigned(folder: Path) -> list[Path]:
    """Return the programs and libraries in ``folder`` that nobody has signed."""
    programs = (file for file in folder.rglob("*") if file.suffix.lower() in PROGRAMS)
    return sorted(file for file in programs if not is_signed(file))


def main(names: Sequence[str]) -> int:
    """Sign the files named; NSIS calls this for its uninstaller and its installer."""
    try:
        chosen = signer(os.environ, windows=sys.platform == "win32")
        if chosen is None:
            raise CannotSignError("no certificate is named")
        chosen.sign(*map(Path, names))
        print(*(f"signed {Path(name).name}" for name in names), sep="\n")
    except CannotSignError as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def _signtool(
    certificate: tuple[str, ...], environ: Mapping[str, str], timestamps: str, *, windows: bool
) -> Signer:
    if not windows:
        raise CannotSignError("signtool runs on Windows; elsewhere use TRIMSY_SIGN_PFX")
    server = environ.get("TRIMSY_SIGN_TIMESTAMP", timestamps)
    stamp = ("/tr", server, "/td", "SHA256") if server else ()
    program = environ.get("TRIMSY_SIGNTOOL") or _newest_signtool(environ)
    return Signer((program, "sign", "/fd", "SHA256", *stamp, *certificate))


def _newest_signtool(environ: Mapping[str, str]) -> str:
    """Return the signtool of the newest Windows Kit; it is hardly ever in PATH."""
    kits = Path(environ.get("PROGRAMFILES(X86)", "."), "Windows Kits", "10", "bin")
    found = list(kits.glob("10.*/x64/signtool.exe"))
    if found:
        newest = max(found, key=lambda file: [int(n) for n in file.parts[-3].split(".")])
        return str(newest)
    if in_path := shutil.which("signtool"):
        return in_path
    raise CannotSignError("signtool.exe is missing: install the Windows SDK, or TRIMSY_SIGNTOOL")


def _osslsigncode(file: str, password: str, environ: Mapping[str, str]) -> Signer:
    program = shutil.which("osslsigncode")
    if program is None:
        raise CannotSignError("osslsigncode is missing: sudo apt-get install osslsigncode")
    server = environ.get("TRIMSY_SIGN_TIMESTAMP", TIMESTAMPS)
    stamp = ("-ts", server) if server else ()
    key = ("-pkcs12", file, "-readpass", password)
    return Signer((program, "sign", *key, "-h", "sha256", *stamp), writes_beside=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
