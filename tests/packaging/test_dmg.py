"""The app is signed, approved by Apple and packed; stand-ins answer for Apple's programs."""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import build_program
import product
import pytest
from macos import bundle, dmg, notarize, sign

from tests.packaging import mac_app
from tests.packaging.other_programs import Programs

PROFILE = {"TRIMSY_NOTARY_PROFILE": "notary", "TRIMSY_SIGN_KEYCHAIN": "ours.keychain-db"}
CERTIFICATE = {
    "TRIMSY_SIGN_IDENTITY": "Developer ID Application: Trimsy Ltd (TEAM123456)",
    "TRIMSY_SIGN_KEYCHAIN": "ours.keychain-db",
}
FILLS_IMAGE = 'for last in "$@"; do :; done; echo image > "$last"'

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-ins for Apple's programs are shell scripts"
)


class Mac:
    """Apple's programs, all content unless a test says otherwise; ``waited`` are seconds."""

    def __init__(self, programs: Programs, folder: Path) -> None:
        self.programs, self.folder, self.waited = programs, folder, list[float]()
        self.app = mac_app.make(folder / "Trimsy Desk.app")
        self.plan = dmg.Plan(self.app, folder / "installers", "arm64", pause=self.waited.append)
        for name in ("codesign", "ditto", "spctl"):
            programs.answer(name)
        self.apple_answers({"id": "42", "status": "Accepted"})
        programs.answer("hdiutil", FILLS_IMAGE)

    def apple_answers(self, answer: Mapping[str, str], more: str = "") -> None:
        said = json.dumps(answer)
        self.programs.answer("xcrun", f"[ \"$2\" = submit ] && echo '{said}'\n{more}\ntrue")

    @property
    def asked(self) -> list[str]:
        """What was asked of Apple's programs, with short names for long ones."""
        return [_shortened(line, self) for line in self.programs.asked]


def _shortened(line: str, mac: Mac) -> str:
    for long, name in (
        (str(mac.plan.output), "IMAGE"),
        (f"{mac.app}/Contents/Frameworks", "LIBRARIES"),
        (str(mac.app), "APP"),
        (CERTIFICATE["TRIMSY_SIGN_IDENTITY"], "SOMEBODY"),
        (f"--keychain {CERTIFICATE['TRIMSY_SIGN_KEYCHAIN']}", "--keychain OURS"),
        (str(sign.ENTITLEMENTS), "RIGHTS"),
    ):
        line = line.replace(long, name)
    return re.sub(r"/\S*/(dmg|notarize)-\w+", "TEMP", line)


@pytest.fixture
def mac(programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mac:
    monkeypatch.setattr("build_program.self_test", lambda program: build_program.SelfTest([]))
    return Mac(programs, tmp_path)


LIBRARIES = (
    "LIBRARIES/PySide6/Qt/lib/QtCore.framework/Versions/A",
    "LIBRARIES/Python.framework/Versions/3.13",
    "LIBRARIES/python3__dot__13/lib-dynload/_ssl.so",
    "LIBRARIES/PySide6/QtCore.abi3.so",
    "LIBRARIES/libssl.dylib",
)
PACKED = [
    "ditto APP TEMP/Trimsy Desk.app",
    "hdiutil create -volname Trimsy Desk -srcfolder TEMP -fs HFS+ -format ULMO -ov -quiet IMAGE",
]
NOTARY = "--keychain-profile notary --keychain OURS"
SUBMIT = f"--wait --timeout 45m {NOTARY} --output-format json"


def test_without_a_certificate_it_is_signed_by_nobody_and_says_so(
    mac: Mac, capsys: pytest.CaptureFixture[str]
) -> None:
    image = dmg.build_image(mac.plan, {})
    assert image.name.startswith(f"trimsy-desk-{product.version()}-")
    assert image.read_text(encoding="utf-8") == "image\n"
    assert mac.asked == [
        *(f"codesign --force --sign - --timestamp=none {item}" for item in (*LIBRARIES, "APP")),
        "codesign --verify --deep --strict --verbose=2 APP",
        *PACKED,
    ]
    assert "NOT SIGNED" in capsys.readouterr().err


def test_with_a_certificate_app_and_image_are_signed_approved_and_asked_for(
    mac: Mac, capsys: pytest.CaptureFixture[str]
) -> None:
    dmg.build_image(mac.plan, CERTIFICATE | PROFILE)
    by_us = "codesign --force --sign SOMEBODY --keychain OURS --timestamp"
    assert mac.asked == [
        *(f"{by_us} --options runtime {item}" for item in LIBRARIES),
        f"{by_us} --options runtime --entitlements RIGHTS APP",
        "codesign --verify --deep --strict --verbose=2 APP",
        "ditto -c -k --keepParent APP TEMP/Trimsy Desk.zip",
        f"xcrun notarytool submit TEMP/Trimsy Desk.zip {SUBMIT}",
        "xcrun stapler staple APP",
        "xcrun stapler validate APP",
        *PACKED,
        f"{by_us} --identifier app.trimsy.desk IMAGE",
        "codesign --verify --strict --verbose=2 IMAGE",
        f"xcrun notarytool submit IMAGE {SUBMIT}",
        "xcrun stapler staple IMAGE",
        "xcrun stapler validate IMAGE",
        "spctl --assess --type execute --verbose APP",
        "spctl --assess --type open --context context:primary-signature --verbose IMAGE",
    ]
    assert capsys.readouterr().err == ""


def test_signed_and_not_approved_is_said_too(mac: Mac, capsys: pytest.CaptureFixture[str]) -> None:
    dmg.build_image(mac.plan, CERTIFICATE)
    assert "NOT NOTARIZED" in capsys.readouterr().err


@pytest.mark.parametrize("environ", [{}, CERTIFICATE, PROFILE], ids=["none", "signed", "asks"])
def test_a_release_with_less_than_all_is_not_built(mac: Mac, environ: dict[str, str]) -> None:
    plan = replace(mac.plan, must_sign=True)
    with pytest.raises(dmg.CannotBuildError, match="no certificate"):
        dmg.build_image(plan, environ)
    assert mac.programs.asked == []


def test_apple_is_not_asked_about_what_is_not_signed(mac: Mac) -> None:
    with pytest.raises(dmg.CannotBuildError, match="not signed"):
        dmg.build_image(mac.plan, PROFILE)


def test_apples_reasons_are_told(mac: Mac) -> None:
    reasons = "The signature does not include a secure timestamp."
    mac.apple_answers({"id": "42", "status": "Invalid"}, f"[ $2 = log ] && echo '{reasons}'")
    with pytest.raises(sign.CannotSignError) as refused:
        dmg.build_image(mac.plan, CERTIFICATE | PROFILE)
    assert str(refused.value) == f"Apple says of Trimsy Desk.zip: Invalid\n{reasons}\n"
    assert mac.asked[-1] == f"xcrun notarytool log 42 {NOTARY}"
    assert not mac.plan.output.exists()


def test_an_answer_that_nobody_understands_leaves_no_image(mac: Mac) -> None:
    """Of the app it says that all is well, of the image something else."""
    mac.programs.answer(
        "xcrun",
        'case "$3" in *.zip) echo \'{"id": "42", "status": "Accepted"}\';; '
        '*.dmg) echo "Conducting pre-submission checks";; esac',
    )
    with pytest.raises(sign.CannotSignError, match=r"dmg: Conducting pre-submission checks"):
        dmg.build_image(mac.plan, CERTIFICATE | PROFILE)
    assert not mac.plan.output.exists()


def test_an_answer_that_is_late_is_waited_for(mac: Mac, tmp_path: Path) -> None:
    late = f"[ $2 != staple ] || [ -e {tmp_path}/now ] || {{ touch {tmp_path}/now; exit 65; }}"
    mac.apple_answers({"id": "42", "status": "Accepted"}, late)
    notary = notarize.Notary("notary", pause=mac.waited.append)
    notary.approve(mac.app)
    assert mac.waited == [notarize.PAUSE_SECONDS]
    assert [line for line in mac.asked if "stapler" in line] == [
        "xcrun stapler staple APP",
        "xcrun stapler staple APP",
        "xcrun stapler validate APP",
    ]


def test_an_answer_that_never_comes_is_given_up(mac: Mac) -> None:
    mac.apple_answers({"id": "42", "status": "Accepted"}, "[ $2 != staple ] || exit 65")
    with pytest.raises(sign.CannotSignError, match="stapler staple"):
        notarize.Notary("notary", pause=mac.waited.append).approve(mac.app)
    assert len(mac.waited) == notarize.TRIES - 1


def test_a_busy_mac_is_asked_again(mac: Mac, tmp_path: Path) -> None:
    busy = f"[ -e {tmp_path}/now ] || {{ touch {tmp_path}/now; echo busy >&2; exit 1; }}"
    mac.programs.answer("hdiutil", f"{busy}\n{FILLS_IMAGE}")
    assert dmg.build_image(mac.plan, {}).is_file()
    assert mac.waited == [dmg.PAUSE_SECONDS]


def test_a_mac_that_stays_busy_leaves_no_image(mac: Mac) -> None:
    mac.programs.answer("hdiutil", f"{FILLS_IMAGE}; echo busy >&2; exit 1")
    with pytest.raises(sign.CannotSignError, match="busy"):
        dmg.build_image(mac.plan, {})
    assert len(mac.waited) == dmg.TRIES - 1
    assert not mac.plan.output.exists()


def test_what_no_longer_runs_once_signed_is_not_packed(
    mac: Mac, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def says(program: Path) -> build_program.SelfTest:
        asked.append(program)
        return build_program.SelfTest(["keyring: refused"])

    monkeypatch.setattr("build_program.self_test", says)
    mac.plan.folder.mkdir()
    mac.plan.output.write_text("an old one", encoding="utf-8")
    with pytest.raises(dmg.CannotBuildError, match="keyring: refused"):
        dmg.build_image(mac.plan, CERTIFICATE)
    assert asked == [bundle.executable(mac.app)]
    assert not mac.plan.output.exists()


def test_an_app_that_is_not_sound_is_not_even_signed(mac: Mac) -> None:
    (mac.app / "Contents" / "Resources" / "hidden.so").write_bytes(mac_app.library())
    with pytest.raises(dmg.CannotBuildError, match="code in a place for data"):
        dmg.build_image(mac.plan, {})
    assert mac.programs.asked == []


def test_elsewhere_than_on_a_mac_it_is_said(
    mac: Mac, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(sign.CannotSignError, match="codesign is missing: this needs macOS"):
        dmg.build_image(mac.plan, {})


def test_the_command_line_is_told_what_is_wrong(
    mac: Mac, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(plan: dmg.Plan, environ: Mapping[str, str]) -> Path:
        return build_image(replace(mac.plan, must_sign=plan.must_sign), {})

    build_image = dmg.build_image
    monkeypatch.setattr(dmg, "build_image", build)
    assert dmg.main(["--must-sign"]) == 1
    assert "no certificate" in capsys.readouterr().err
    assert dmg.main([]) == 0
    assert str(mac.plan.output) in capsys.readouterr().out
