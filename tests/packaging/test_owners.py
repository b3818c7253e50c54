"""Files of this machine are known to whom they belong, with licence and text."""

import json
import os
import platform
import shutil
from importlib.metadata import PathDistribution
from pathlib import Path

import debian_packages
import httpx
import licences
import owners
import product
import pytest
import python_packages

needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg-query"), reason="needs Debian or Ubuntu")


def package(folder: Path, metadata: str, **others: str) -> PathDistribution:
    """An installed package, made by hand."""
    records = folder / "foo-1.0.dist-info"
    files = {"METADATA": f"Metadata-Version: 2.4\nName: foo\nVersion: 1.0\n{metadata}\n"} | others
    for name, words in files.items():
        (records / name).parent.mkdir(parents=True, exist_ok=True)
        (records / name).write_text(words, encoding="utf-8")
    listed = "".join(f"foo-1.0.dist-info/{name},,\n" for name in files)
    (records / "RECORD").write_text(listed, encoding="utf-8")
    return PathDistribution(records)


def test_a_package_knows_its_own_files() -> None:
    packages = python_packages.PythonPackages()
    assert packages.owns(Path(httpx.__file__)) == "httpx"
    assert packages.owns(Path(__file__)) is None
    found = packages.component("httpx", ("httpx",))
    assert found.version == httpx.__version__
    assert found.purl == f"pkg:pypi/httpx@{httpx.__version__}"
    assert found.licence == "BSD-3-Clause"
    assert any("Encode OSS" in text for text in found.texts.values())
    assert {"anyio", "certifi", "httpcore", "idna"} <= set(found.needs)
    assert "rich" not in found.needs, "an extra is no need"


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT OR Apache-2.0\nLicense: ignored", "MIT OR Apache-2.0"),
        ("License: MPL-2.0", "MPL-2.0"),
        ("License: The whole\n text of it\nClassifier: License :: OSI Approved :: X", "X"),
        ("Classifier: License :: OSI Approved :: A\nClassifier: License :: B", "A AND B"),
        ("Summary: says nothing", ""),
    ],
)
def test_the_licence_is_what_is_said_most_exactly(
    tmp_path: Path, metadata: str, licence: str
) -> None:
    assert python_packages.stated_licence(package(tmp_path, metadata)) == licence


def test_texts_and_what_was_compiled_in_come_with_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = {
        "components": [
            {"name": "openssl", "version": "4.0.3", "purl": "pkg:generic/openssl@4.0.3"},
            {"name": "syn", "version": "2", "licenses": [{"expression": "MIT OR Apache-2.0"}]},
            {"name": "zip", "version": "3", "licenses": [{"license": {"id": "Zlib"}}]},
            {"name": "of no version"},
        ]
    }
    installed = package(
        tmp_path,
        "Requires-Dist: Bar_Baz[x]>=2\nRequires-Dist: pytest; extra == 'test'",
        **{
            "licenses/LICENSE.md": "Do as you like.",
            "NOTICE": "By many.",
            "entry_points.txt": "",
            "sboms/foo.cdx.json": json.dumps(listed),
        },
    )
    monkeypatch.setattr(python_packages, "distributions", lambda: [installed])
    found = python_packages.PythonPackages().component("foo", ())
    assert found.texts == {"licenses/LICENSE.md": "Do as you like.", "NOTICE": "By many."}
    assert found.needs == ("bar-baz",)
    assert [(one.name, one.version, one.licence) for one in found.inside] == [
        ("openssl", "4.0.3", ""),
        ("syn", "2", "MIT OR Apache-2.0"),
        ("zip", "3", "Zlib"),
    ]


def test_python_owns_its_library_and_not_what_is_installed_into_it() -> None:
    python = owners.Python()
    assert python.owns(Path(os.__file__)) == "Python"
    assert python.owns(Path(__file__)) is None
    found = python.component("Python", ())
    assert (found.version, found.licence) == (platform.python_version(), "PSF-2.0")
    first = next(owner.owns(Path(httpx.__file__)) for owner in owners.all_owners())
    assert first == "httpx"


def test_what_lies_in_this_folder_is_ours() -> None:
    found = [owner.owns(Path(__file__)) for owner in owners.all_owners()]
    assert [name for name in found if name] == [product.PROGRAM]


@needs_dpkg
def test_debian_tells_of_a_library_by_either_of_its_names() -> None:
    packages = debian_packages.DebianPackages()
    system = "x86_64" if platform.machine() == "x86_64" else platform.machine()
    names = [Path(f"{root}/{system}-linux-gnu/libz.so.1") for root in ("/lib", "/usr/lib")]
    found = {packages.owns(name) for name in names}
    assert len(found) == 1
    (owner,) = found
    assert owner is not None
    assert owner.startswith("zlib1g")
    component = packages.component(owner, ("libz.so.1",))
    assert component.name == "zlib1g"
    assert component.purl.startswith(f"pkg:deb/{platform.freedesktop_os_release()['ID']}/zlib1g@")
    assert "Jean-loup Gailly" in component.texts["copyright"]
    assert licences.judged(component, licences.rules()).licence == "Zlib"


def test_where_there_is_no_dpkg_nothing_is_debians(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert debian_packages.DebianPackages().owns(Path("/usr/lib/libz.so.1")) is None


def test_microsofts_library_is_windows_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    assert owners.Windows().owns(tmp_path / "System32" / "ucrtbase.dll") == "Windows"
    monkeypatch.delenv("SYSTEMROOT")
    assert owners.Windows().owns(tmp_path / "System32" / "ucrtbase.dll") is None
