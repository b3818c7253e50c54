"""What macOS reads about the app, and what is looked at before it is signed."""

import plistlib
from pathlib import Path

import contents
import product
import pytest
from macos import bundle, info_plist, mach_o, sign

from tests.packaging import mac_app

DOCUMENTED = {
    *("CFBundleDevelopmentRegion", "CFBundleDocumentTypes", "CFBundleLocalizations"),
    *("CFBundleTypeIconFile", "CFBundleTypeName", "CFBundleTypeRole", "CFBundleVersion"),
    *("LSApplicationCategoryType", "LSHandlerRank", "LSItemContentTypes"),
    *("LSMinimumSystemVersion", "NSHighResolutionCapable", "NSHumanReadableCopyright"),
    *("NSPrincipalClass", "NSRequiresAquaSystemAppearance"),
    *("NSSupportsAutomaticGraphicsSwitching", "UTExportedTypeDeclarations", "UTTypeConformsTo"),
    *("UTTypeDescription", "UTTypeIconFile", "UTTypeIdentifier", "UTTypeTagSpecification"),
}
"""Keys that stand in Apple's documentation ("Information Property List"), as we know them."""


def keys(value: object) -> set[str]:
    """Return the keys at every depth; a specification of tags has types for keys."""
    match value:
        case dict():
            inner = (one for name, one in value.items() if name != "UTTypeTagSpecification")
            return {*value, *(name for one in inner for name in keys(one))}
        case list():
            return {name for one in value for name in keys(one)}
    return set()


def test_every_key_is_documented_and_survives_being_written() -> None:
    entries = info_plist.entries()
    assert plistlib.loads(plistlib.dumps(entries)) == entries
    assert keys(entries) - DOCUMENTED == set()


def test_the_app_says_what_it_is() -> None:
    entries = info_plist.entries()
    assert entries["CFBundleVersion"] == product.version()
    assert entries["NSRequiresAquaSystemAppearance"] is False, "it can be dark"
    assert entries["CFBundleLocalizations"] == ["en", *sorted(contents.languages())]


def test_a_double_click_on_a_profile_finds_the_app() -> None:
    entries = info_plist.entries()
    (opened,) = entries["CFBundleDocumentTypes"]
    (kind,) = entries["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeIdentifier"].startswith(f"{product.IDENTIFIER}.")
    assert kind["UTTypeTagSpecification"] == {
        "public.filename-extension": ["trimsy"],
        "public.mime-type": [product.PROFILE_MIME_TYPE],
    }


def test_of_the_hardened_runtime_one_thing_is_given_up() -> None:
    rights = plistlib.loads(sign.ENTITLEMENTS.read_bytes())
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_rights_are_written_as_the_strictest_parser_wants_them() -> None:
    written = sign.ENTITLEMENTS.read_bytes()
    assert written.isascii()
    assert b"<!--" not in written
    assert b"\r" not in written


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (mac_app.library("arm64", (13, 1)), [("arm64", (13, 1))]),
        (mac_app.library("x86_64", (10, 15), old=True), [("x86_64", (10, 15))]),
        (
            mac_app.universal(
                {"x86_64": mac_app.library("x86_64", (11, 0)), "arm64": mac_app.library()}
            ),
            [("x86_64", (11, 0)), ("arm64", (13, 0))],
        ),
        (b"\xca\xfe\xba\xbe\x00\x00\x00\x41 a class of Java's", []),
        (b"\x7fELF", []),
        (b"", []),
    ],
    ids=["one processor", "the older form", "two processors", "Java", "Linux", "nothing"],
)
def test_code_tells_its_processors_and_oldest_system(
    tmp_path: Path, content: bytes, found: list[tuple[str, tuple[int, int]]]
) -> None:
    file = tmp_path / "library"
    file.write_bytes(content)
    assert [(one.processor, one.oldest) for one in mach_o.slices(file)] == found
    assert mach_o.is_code(file) == bool(found)


def test_signatures_are_put_on_from_the_inside_out(tmp_path: Path) -> None:
    app = mac_app.make(tmp_path / "Trimsy Desk.app")
    order = bundle.signing_order(app)
    assert [item.relative_to(tmp_path).as_posix() for item in order] == [
        "Trimsy Desk.app/Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A",
        "Trimsy Desk.app/Contents/Frameworks/Python.framework/Versions/3.13",
        "Trimsy Desk.app/Contents/Frameworks/python3__dot__13/lib-dynload/_ssl.so",
        "Trimsy Desk.app/Contents/Frameworks/PySide6/QtCore.abi3.so",
        "Trimsy Desk.app/Contents/Frameworks/libssl.dylib",
        "Trimsy Desk.app",
    ]


def test_an_app_that_keeps_its_promises_is_sound(tmp_path: Path) -> None:
    assert bundle.complaints(mac_app.make(tmp_path / "A.app"), "arm64") == []


def test_an_app_that_does_not_is_told_what_is_wrong(tmp_path: Path) -> None:
    app = mac_app.make(tmp_path / "A.app")
    inside = app / "Contents"
    (inside / "Frameworks/libnew.dylib").write_bytes(mac_app.library("arm64", (99, 1)))
    (inside / "Frameworks/libother.dylib").write_bytes(mac_app.library("x86_64"))
    (inside / "Resources/hidden.so").write_bytes(mac_app.library())
    promised = info_plist.OLDEST_SYSTEM
    assert bundle.complaints(app, "arm64") == [
        f"Contents/Frameworks/libnew.dylib: needs macOS 99.1, and the app promises {promised}",
        "Contents/Frameworks/libother.dylib: not for arm64",
        "Contents/Resources/hidden.so: code in a place for data",
    ]


def test_no_app_is_no_sound_one(tmp_path: Path) -> None:
    (wrong,) = bundle.complaints(tmp_path / "A.app", "arm64")
    assert wrong.endswith("is missing: build the program first")
