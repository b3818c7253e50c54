"""Puts the certificates that GitHub keeps for us where the scripts that sign look for them.

``python packaging/certificates.py`` is a step of a workflow, before the program is built. It reads
the secrets below from the environment, and tells the next steps through the file ``GITHUB_ENV``
what packaging/windows/sign.py and packaging/macos/sign.py want to know. Without secrets it says
loudly that nothing will be signed, and that is all.

On Windows (Azure Trusted Signing; ``AZURE_TENANT_ID``, ``AZURE_CLIENT_ID`` and
``AZURE_CLIENT_SECRET`` go to the next steps as they are):

``WINDOWS_SIGNING``
    JSON with Endpoint, CodeSigningAccountName and CertificateProfileName.

On macOS:

``APPLE_CERTIFICATE``, ``APPLE_CERTIFICATE_PASSWORD``
    A "Developer ID Application" certificate with its key (.p12) in Base64, and its password.
``APPLE_NOTARY_KEY``, ``APPLE_NOTARY_KEY_ID``, ``APPLE_NOTARY_ISSUER``
    An App Store Connect key (the text of its .p8 file) that may ask for notarization.
"""

import base64
import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

AZURE_CLIENT = ("Microsoft.ArtifactSigning.Client", "1.0.128")
"""NuGet's package with the library that signtool asks, and its version."""

AZURE_LIBRARY = "bin/x64/Azure.CodeSigning.Dlib.dll"
NOTARY_PROFILE = "trimsy-notary"

_IDENTITY = re.compile(r'"(Developer ID Application: [^"]+)"')
_LOCKED_AFTER = 6 * 60 * 60
"""Seconds: longer than any job."""

Facts = dict[str, str]
Prepare = Callable[[Mapping[str, str], Path], Facts]


class CannotPrepare(Exception):
    """Some of what is needed is there and the rest is not; the text says what."""


def windows(env: Mapping[str, str], folder: Path) -> Facts:
    """Write down where Azure signs, fetch its library; nothing without secrets."""
    if not env.get("WINDOWS_SIGNING"):
        return {}
    _need(env, "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET")
    said = json.loads(env["WINDOWS_SIGNING"])
    _need(said, "Endpoint", "CodeSigningAccountName", "CertificateProfileName")
    metadata = folder / "azure.json"
    metadata.write_text(json.dumps(said), encoding="utf-8")
    name, version = AZURE_CLIENT
    source = ("-Source", "https://api.nuget.org/v3/index.json")
    where = ("-ExcludeVersion", "-OutputDirectory", str(folder))
    _run("nuget", "install", name, "-Version", version, *source, *where)
    library = folder / name / AZURE_LIBRARY
    if not library.is_file():
        raise CannotPrepare(f"{name} {version} has no {AZURE_LIBRARY}")
    return {"TRIMSY_SIGN_AZURE": str(metadata), "TRIMSY_SIGN_AZURE_DLIB": str(library)}


def macos(env: Mapping[str, str], folder: Path) -> Facts:
    """Make a keychain of our own with the certificate and the notary's key; see ``windows``."""
    if not env.get("APPLE_CERTIFICATE"):
        return {}
    _need(env, "APPLE_CERTIFICATE_PASSWORD")
    _need(env, "APPLE_NOTARY_KEY", "APPLE_NOTARY_KEY_ID", "APPLE_NOTARY_ISSUER")
    keychain, password = str(folder / "signing.keychain-db"), secrets.token_urlsafe()
    certificate = _private(folder / "certificate.p12", base64.b64decode(env["APPLE_CERTIFICATE"]))
    key = _private(folder / "notary.p8", env["APPLE_NOTARY_KEY"].encode())
    try:
        _run("security", "create-keychain", "-p", password, keychain)
        _run("security", "set-keychain-settings", "-lut", str(_LOCKED_AFTER), keychain)
        _run("security", "unlock-keychain", "-p", password, keychain)
        opened_with = ("-P", env["APPLE_CERTIFICATE_PASSWORD"], "-T", "/usr/bin/codesign")
        _run("security", "import", str(certificate), "-f", "pkcs12", *opened_with, "-k", keychain)
        # without this, codesign asks on the screen whether it may
        may = ("-S", "apple-tool:,apple:,codesign:", "-s", "-k", password)
        _run("security", "set-key-partition-list", *may, keychain)
        _run("security", "list-keychains", "-d", "user", "-s", keychain, "login.keychain-db")
        known_by = ("--key-id", env["APPLE_NOTARY_KEY_ID"], "--issuer", env["APPLE_NOTARY_ISSUER"])
        kept = ("--key", str(key), *known_by, "--keychain", keychain)
        _run("xcrun", "notarytool", "store-credentials", NOTARY_PROFILE, *kept)
    finally:
        certificate.unlink()
        key.unlink()
    found = _IDENTITY.search(_run("security", "find-identity", "-v", "-p", "codesigning", keychain))
    if found is None:
        raise CannotPrepare("APPLE_CERTIFICATE holds no valid Developer ID Application certificate")
    return {
        "TRIMSY_SIGN_IDENTITY": found[1],
        "TRIMSY_SIGN_KEYCHAIN": keychain,
        "TRIMSY_NOTARY_PROFILE": NOTARY_PROFILE,
    }


def _need(given: Mapping[str, str], *names: str) -> None:
    if missing := [name for name in names if not given.get(name)]:
        raise CannotPrepare(f"missing: {', '.join(missing)}")


def _private(file: Path, content: bytes) -> Path:
    file.touch(mode=0o600)
    file.write_bytes(content)
    return file


def _run(*command: str) -> str:
    """Run it; what it was given stays out of the log, for some of it is secret."""
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise CannotPrepare(f"{command[0]} {command[1]}: {ended.stderr.strip()}")
    return ended.stdout


PREPARE: dict[str, Prepare] = {"win32": windows, "darwin": macos}


def main() -> int:
    """Prepare what this system signs with; 1 where something is amiss."""
    folder = Path(os.environ.get("RUNNER_TEMP", ".")) / "signing"
    folder.mkdir(parents=True, exist_ok=True)
    prepare = PREPARE.get(sys.platform)
    if prepare is None:
        print("packages of this system are not signed: their checksums are published")
        return 0
    try:
        facts = prepare(os.environ, folder)
    except (CannotPrepare, ValueError, OSError) as trouble:
        print(f"::error title=Certificates::{trouble}")
        return 1
    if not facts:
        print("::warning title=NOT SIGNED::no certificate here: do not publish what is built now")
        return 0
    with Path(os.environ["GITHUB_ENV"]).open("a", encoding="utf-8") as told:
        told.writelines(f"{name}={value}\n" for name, value in facts.items())
    print(f"certificates are ready: {', '.join(facts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
