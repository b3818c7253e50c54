"""Certificates get from GitHub's secrets to where the scripts that sign look for them."""

import base64
import json
import shlex
import sys
from pathlib import Path

import certificates
import pytest

from tests.packaging.other_programs import Programs

WINDOWS = {
    "WINDOWS_SIGNING": json.dumps(
        {
            "Endpoint": "https://weu.codesigning.azure.net",
            "CodeSigningAccountName": "trimsy",
            "CertificateProfileName": "desk",
        }
    ),
    "AZURE_TENANT_ID": "t",
    "AZURE_CLIENT_ID": "c",
    "AZURE_CLIENT_SECRET": "s",
}
MACOS = {
    "APPLE_CERTIFICATE": base64.b64encode(b"certificate and key").decode(),
    "APPLE_CERTIFICATE_PASSWORD": "pass word",
    "APPLE_NOTARY_KEY": "-----BEGIN PRIVATE KEY-----",
    "APPLE_NOTARY_KEY_ID": "KEY",
    "APPLE_NOTARY_ISSUER": "ISSUER",
}
NOTARY_KEY = "--key notary.p8 --key-id KEY --issuer ISSUER"
FOUND = (
    '  1) 0A1B "Developer ID Application: Trimsy Ltd (TEAM123456)"\n     1 valid identities found'
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-ins for other people's programs are shell scripts"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "signing"
    folder.mkdir()
    return folder


def test_azure_is_told_where_to_sign_and_its_library_fetched(
    programs: Programs, folder: Path
) -> None:
    name, version = certificates.AZURE_CLIENT
    library = folder / name / certificates.AZURE_LIBRARY
    quoted = shlex.quote(str(library))
    programs.answer("nuget", f"mkdir -p $(dirname {quoted}); touch {quoted}")
    facts = certificates.windows(WINDOWS, folder)
    assert facts == {
        "TRIMSY_SIGN_AZURE": str(folder / "azure.json"),
        "TRIMSY_SIGN_AZURE_DLIB": str(library),
    }
    assert json.loads((folder / "azure.json").read_text(encoding="utf-8")) == json.loads(
        WINDOWS["WINDOWS_SIGNING"]
    )
    (asked,) = programs.asked
    assert asked == (
        f"nuget install {name} -Version {version} -Source https://api.nuget.org/v3/index.json"
        f" -ExcludeVersion -OutputDirectory {folder}"
    )


def test_a_package_without_the_library_is_no_good(programs: Programs, folder: Path) -> None:
    programs.answer("nuget")
    with pytest.raises(certificates.CannotPrepare, match=r"has no bin/x64/Azure"):
        certificates.windows(WINDOWS, folder)


def test_a_keychain_of_our_own_gets_the_certificate_and_the_notarys_key(
    programs: Programs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates.secrets, "token_urlsafe", lambda: "RANDOM")
    programs.answer("security", f"[ $1 = find-identity ] && echo '{FOUND}'; true")
    programs.answer("xcrun")
    facts = certificates.macos(MACOS, folder)
    keychain = folder / "signing.keychain-db"
    assert facts == {
        "TRIMSY_SIGN_IDENTITY": "Developer ID Application: Trimsy Ltd (TEAM123456)",
        "TRIMSY_SIGN_KEYCHAIN": str(keychain),
        "TRIMSY_NOTARY_PROFILE": certificates.NOTARY_PROFILE,
    }
    asked = [line.replace(str(keychain), "KEYCHAIN") for line in programs.asked]
    assert [line.replace(f"{folder}/", "") for line in asked] == [
        "security create-keychain -p RANDOM KEYCHAIN",
        "security set-keychain-settings -lut 21600 KEYCHAIN",
        "security unlock-keychain -p RANDOM KEYCHAIN",
        "security import certificate.p12 -f pkcs12 -P pass word -T /usr/bin/codesign -k KEYCHAIN",
        "security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k RANDOM KEYCHAIN",
        "security list-keychains -d user -s KEYCHAIN login.keychain-db",
        f"xcrun notarytool store-credentials trimsy-notary {NOTARY_KEY} --keychain KEYCHAIN",
        "security find-identity -v -p codesigning KEYCHAIN",
    ]


@pytest.mark.parametrize("refuses", ["unlock-keychain", "import"])
def test_key_and_certificate_are_on_disk_no_longer_than_needed(
    programs: Programs, folder: Path, refuses: str
) -> None:
    rights = folder.parent / "rights"
    look = f"ls -l {shlex.quote(str(folder))} | grep -v total | cut -c1-10 >> {rights}"
    programs.answer("security", f"{look}; [ $1 != {refuses} ] || {{ echo 'no good' >&2; exit 3; }}")
    programs.answer("xcrun")
    with pytest.raises(certificates.CannotPrepare, match=f"^security {refuses}: no good$"):
        certificates.macos(MACOS, folder)
    assert list(folder.iterdir()) == []
    assert set(rights.read_text(encoding="utf-8").split()) == {"-rw-------"}, (
        "nobody else's to read"
    )


def test_a_certificate_of_another_kind_is_refused(programs: Programs, folder: Path) -> None:
    programs.answer("security", "echo '0 valid identities found'")
    programs.answer("xcrun")
    with pytest.raises(certificates.CannotPrepare, match="no valid Developer ID"):
        certificates.macos(MACOS, folder)


@pytest.mark.parametrize(
    ("prepare", "whole"), [(certificates.windows, WINDOWS), (certificates.macos, MACOS)]
)
def test_half_the_secrets_are_an_error_and_none_are_not(
    folder: Path, prepare: certificates.Prepare, whole: dict[str, str]
) -> None:
    first, *others = whole
    assert prepare({}, folder) == {}
    assert prepare({first: ""}, folder) == {}, "GitHub hands on a secret that is none as nothing"
    for name in others:
        with pytest.raises(certificates.CannotPrepare, match=f"missing: {name}"):
            prepare(whole | {name: ""}, folder)


@pytest.mark.parametrize(
    ("facts", "said", "told"),
    [
        ({"A": "1", "B": "two words"}, "certificates are ready: A, B", "A=1\nB=two words\n"),
        ({}, "::warning title=NOT SIGNED::", ""),
    ],
)
def test_the_next_steps_are_told_and_without_secrets_the_reader(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    facts: dict[str, str],
    said: str,
    told: str,
) -> None:
    github = tmp_path / "env"
    github.touch()
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    monkeypatch.setenv("GITHUB_ENV", str(github))
    monkeypatch.setitem(certificates.PREPARE, sys.platform, lambda env, folder: facts)
    assert certificates.main() == 0
    assert said in capsys.readouterr().out
    assert github.read_text(encoding="utf-8") == told


def test_where_nothing_is_signed_it_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    monkeypatch.delitem(certificates.PREPARE, sys.platform, raising=False)
    assert certificates.main() == 0
    assert "not signed: their checksums are published" in capsys.readouterr().out


def test_what_is_amiss_is_an_error_on_the_page_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    monkeypatch.setitem(certificates.PREPARE, sys.platform, certificates.windows)
    monkeypatch.setenv("WINDOWS_SIGNING", "{}")
    for name in ("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"):
        monkeypatch.setenv(name, "x")
    assert certificates.main() == 1
    assert capsys.readouterr().out == (
        "::error title=Certificates::missing: Endpoint, CodeSigningAccountName, "
        "CertificateProfileName\n"
    )
