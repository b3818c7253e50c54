"""Programs for Windows are signed with whichever certificate is named, and loudly not without."""

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID
from windows import build_installer, sign

from tests.packaging.conftest import ICON
from tests.packaging.other_programs import Programs
from tests.packaging.wine import UNINSTALLER, Computer


@pytest.fixture
def certificate(tmp_path: Path) -> dict[str, str]:
    """A certificate that nobody trusts, named as sign.py wants it, without a time stamp."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "A publisher for a test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, SHA256())
    )
    pfx, password = tmp_path / "publisher.pfx", tmp_path / "password"
    pfx.write_bytes(
        serialize_key_and_certificates(b"", key, made, None, BestAvailableEncryption(b"secret"))
    )
    password.write_text("secret", encoding="ascii")
    (tmp_path / "publisher.pem").write_bytes(made.public_bytes(Encoding.PEM))
    return {
        "TRIMSY_SIGN_PFX": str(pfx),
        "TRIMSY_SIGN_PFX_PASSWORD_FILE": str(password),
        "TRIMSY_SIGN_TIMESTAMP": "",
    }


def is_by_publisher(file: Path, folder: Path) -> bool:
    """Whether osslsigncode finds the signature whole, and made with the test's certificate."""
    trusted = str(folder / "publisher.pem")
    return (
        subprocess.run(
            ["osslsigncode", "verify", "-CAfile", trusted, "-in", str(file)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
    )


def test_program_installer_and_uninstaller_are_signed_and_work(
    computer: Computer, stand_in: Path, certificate: dict[str, str], tmp_path: Path
) -> None:
    program = tmp_path / "program"
    program.mkdir()
    shutil.copy(stand_in, program)
    plan = build_installer.Plan(program, tmp_path, ICON, "1.2.3", "zlib", must_sign=True)
    installer = build_installer.build(plan, certificate)
    assert computer.run(installer, "/S") == 0
    app = computer.home / "app" / "trimsy-desk.exe"
    for file in (installer, app, computer.home / UNINSTALLER):
        assert is_by_publisher(file, tmp_path), file.name
    computer.run(app, "hello")
    assert computer.heard.read_text(encoding="utf-16-le") == "hello"
    computer.remove()


def test_a_changed_installer_is_noticed(
    stand_in: Path, certificate: dict[str, str], tmp_path: Path
) -> None:
    program = shutil.copy(stand_in, tmp_path)
    signer = sign.signer(certificate, windows=False)
    assert signer is not None
    signer.sign(Path(program))
    changed = bytearray(Path(program).read_bytes())
    changed[len(changed) // 2] ^= 1
    Path(program).write_bytes(changed)
    assert not is_by_publisher(Path(program), tmp_path)


def test_without_a_certificate_it_says_so_loudly(
    stand_in: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = build_installer.Plan(stand_in.parent, tmp_path, ICON, "1.2.3", "zlib")
    assert build_installer.build(plan, {}).is_file()
    assert "NOT SIGNED" in capsys.readouterr().err


def test_a_release_without_a_certificate_is_not_built(stand_in: Path, tmp_path: Path) -> None:
    plan = build_installer.Plan(stand_in.parent, tmp_path, ICON, "1.2.3", "zlib", must_sign=True)
    with pytest.raises(build_installer.CannotBuildError, match="no certificate"):
        build_installer.build(plan, {})
    assert list(tmp_path.iterdir()) == []


def test_a_certificate_that_does_not_open_builds_nothing(
    stand_in: Path, certificate: dict[str, str], tmp_path: Path
) -> None:
    Path(certificate["TRIMSY_SIGN_PFX_PASSWORD_FILE"]).write_text("wrong", encoding="ascii")
    program = tmp_path / "program"
    program.mkdir()
    shutil.copy(stand_in, program)
    plan = build_installer.Plan(program, tmp_path, ICON, "1.2.3", "zlib")
    plan.output.write_text("an old one", encoding="utf-8")
    with pytest.raises(sign.CannotSignError, match=r"not signed: trimsy-desk\.exe"):
        build_installer.build(plan, certificate)
    assert not plan.output.exists()
    assert [file.name for file in program.iterdir()] == ["trimsy-desk.exe"]


SIGNS_ALL_BUT_SETUP = """case "$*" in *-setup.exe*) exit 1;; esac
while [ "$1" != -in ]; do shift; done
cp "$2" "$4"
"""


def test_an_installer_that_was_not_signed_is_not_left(
    programs: Programs, stand_in: Path, certificate: dict[str, str], tmp_path: Path
) -> None:
    """It is there by the time that it is signed, as the last of all."""
    programs.answer("osslsigncode", SIGNS_ALL_BUT_SETUP)
    program = tmp_path / "program"
    program.mkdir()
    shutil.copy(stand_in, program)
    plan = build_installer.Plan(program, tmp_path, ICON, "1.2.3", "zlib")
    with pytest.raises(build_installer.CannotBuildError, match=r"not signed: \S+setup\.exe"):
        build_installer.build(plan, {**os.environ, **certificate})
    assert not plan.output.exists()


def test_signatures_of_others_are_kept(
    stand_in: Path, certificate: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "program"
    (folder / "_internal").mkdir(parents=True)
    shutil.copy(stand_in, folder)
    theirs = shutil.copy(stand_in, folder / "_internal" / "theirs.DLL")
    (folder / "_internal" / "notes.txt").write_text("no program", encoding="utf-8")
    (folder / "_internal" / "odd.pyd").write_bytes(b"MZ" + bytes(100))
    names = [file.name for file in sign.unsigned(folder)]
    assert names == ["theirs.DLL", "trimsy-desk.exe"]
    signer = sign.signer(certificate, windows=False)
    assert signer is not None
    signer.sign(Path(theirs))
    assert [file.name for file in sign.unsigned(folder)] == ["trimsy-desk.exe"]


SIGNTOOL = {"TRIMSY_SIGNTOOL": "signtool.exe"}


def stamped(server: str) -> str:
    return f"signtool.exe sign /fd SHA256 /tr {server} /td SHA256"


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        (
            {"TRIMSY_SIGN_AZURE": "metadata.json", "TRIMSY_SIGN_AZURE_DLIB": "Azure.dll"},
            f"{stamped('http://timestamp.acs.microsoft.com')} /dlib Azure.dll /dmdf metadata.json",
        ),
        (
            {"TRIMSY_SIGN_THUMBPRINT": "0a 1b 2c"},
            f"{stamped('http://timestamp.digicert.com')} /sha1 0a1b2c",
        ),
        (
            {"TRIMSY_SIGN_THUMBPRINT": "0a1b2c", "TRIMSY_SIGN_TIMESTAMP": ""},
            "signtool.exe sign /fd SHA256 /sha1 0a1b2c",
        ),
    ],
)
def test_signtool_is_asked(environ: dict[str, str], command: str) -> None:
    assert sign.signer(SIGNTOOL | environ, windows=True) == sign.Signer(tuple(command.split()))


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for signtool is a shell script")
def test_signtool_is_asked_once_for_all_files(programs: Programs, tmp_path: Path) -> None:
    """Azure wants to be signed in to each time."""
    programs.answer("signtool.exe")
    signer = sign.signer(SIGNTOOL | {"TRIMSY_SIGN_THUMBPRINT": "0a"}, windows=True)
    assert signer is not None
    signer.sign(tmp_path / "one.dll", tmp_path / "other.dll")
    (asked,) = programs.asked
    assert asked.endswith(f" /sha1 0a {tmp_path / 'one.dll'} {tmp_path / 'other.dll'}")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for signtool is a shell script")
def test_what_signtool_did_not_sign_is_named(programs: Programs, tmp_path: Path) -> None:
    programs.answer("signtool.exe", "echo 'no such account' >&2; exit 1")
    signer = sign.signer(SIGNTOOL | {"TRIMSY_SIGN_THUMBPRINT": "0a"}, windows=True)
    assert signer is not None
    with pytest.raises(sign.CannotSignError) as refused:
        signer.sign(tmp_path / "one.dll", tmp_path / "other.dll")
    assert str(refused.value) == "not signed: one.dll, other.dll\nno such account\n"


def test_the_newest_signtool_is_taken(tmp_path: Path) -> None:
    for version in ("10.0.9.0", "10.0.22621.0", "10.0.19041.0"):
        kit = tmp_path / "Windows Kits" / "10" / "bin" / version / "x64"
        kit.mkdir(parents=True)
        (kit / "signtool.exe").touch()
    environ = {"PROGRAMFILES(X86)": str(tmp_path), "TRIMSY_SIGN_THUMBPRINT": "0a"}
    signer = sign.signer(environ, windows=True)
    assert signer is not None
    assert "10.0.22621.0" in signer.arguments[0]


@pytest.mark.parametrize(
    ("environ", "missing"),
    [
        ({"TRIMSY_SIGN_AZURE": "metadata.json"}, "TRIMSY_SIGN_AZURE_DLIB"),
        ({"TRIMSY_SIGN_PFX": "publisher.pfx"}, "TRIMSY_SIGN_PFX_PASSWORD_FILE"),
        ({"TRIMSY_SIGN_THUMBPRINT": "0a"}, "signtool runs on Windows"),
    ],
)
def test_half_a_certificate_is_said_to_be_half(environ: dict[str, str], missing: str) -> None:
    with pytest.raises(sign.CannotSignError, match=missing):
        sign.signer(environ, windows=False)


def test_no_certificate_is_no_signer() -> None:
    assert sign.signer({}, windows=True) is None
