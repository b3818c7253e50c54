"""The list of components is CycloneDX by the published schema, whole, and the same every time."""

import json
from datetime import UTC, datetime
from typing import Any

import components
import product
import pytest
import sbom
import target

WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
Component = components.Component
Json = dict[str, Any]

OPENSSL = Component("openssl", "4.0.3", "pkg:generic/openssl@4.0.3", "Apache-2.0")
SHIPPING = [
    Component(
        "cryptography",
        "50.0",
        "pkg:pypi/cryptography@50.0",
        "Apache-2.0 OR BSD-3-Clause",
        inside=(OPENSSL,),
        needs=("cffi", "bcrypt"),
    ),
    Component(product.PROGRAM, "1.2.3", "pkg:generic/trimsy-desk@1.2.3"),
    Component("cffi", "2.1", "pkg:pypi/cffi@2.1", "MIT-0"),
    Component("httpx", "0.28", "pkg:pypi/httpx@0.28", "BSD-3-Clause", inside=(OPENSSL,)),
    Component("liblzma5", "5.4", "pkg:deb/debian/liblzma5@5.4", "LicenseRef-public-domain"),
    Component("Windows", "10.0", "pkg:generic/windows@10.0"),
]


@pytest.fixture(scope="module")
def made() -> Json:
    found = json.loads(sbom.document(SHIPPING, WHEN, "linux-x64"))
    assert isinstance(found, dict)
    return found


def test_it_says_what_it_is_about(made: Json) -> None:
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    about = made["metadata"]
    assert about["timestamp"] == "2026-03-01T12:00:00+00:00"
    assert about["component"]["name"] == product.PROGRAM
    assert about["component"]["version"] == "1.2.3"
    assert about["component"]["properties"] == [{"name": "trimsy:target", "value": "linux-x64"}]


def test_every_component_is_there_with_its_licence(made: Json) -> None:
    told = {one["name"]: one.get("licenses") for one in made["components"]}
    assert told == {
        "cryptography": [{"expression": "Apache-2.0 OR BSD-3-Clause"}],
        "cffi": [{"license": {"id": "MIT-0"}}],
        "httpx": [{"license": {"id": "BSD-3-Clause"}}],
        "liblzma5": [{"expression": "LicenseRef-public-domain"}],
        "Windows": None,
    }
    within = [one["components"] for one in made["components"] if "components" in one]
    assert [[inner["name"] for inner in inners] for inners in within] == [["openssl"], ["openssl"]]


def test_it_says_what_needs_what(made: Json) -> None:
    needs = {one["ref"]: one.get("dependsOn", []) for one in made["dependencies"]}
    assert needs["pkg:pypi/cryptography@50.0"] == ["pkg:pypi/cffi@2.1"]
    assert needs["pkg:generic/trimsy-desk@1.2.3"] == [
        "pkg:deb/debian/liblzma5@5.4",
        "pkg:generic/windows@10.0",
        "pkg:pypi/cryptography@50.0",
        "pkg:pypi/httpx@0.28",
    ]


def test_the_same_program_gives_the_same_bytes_and_another_one_other_numbers() -> None:
    first = sbom.document(SHIPPING, WHEN, "linux-x64")
    assert sbom.document(SHIPPING, WHEN, "linux-x64") == first
    other = json.loads(sbom.document(SHIPPING[:-1], WHEN, "linux-x64"))
    assert other["serialNumber"] != json.loads(first)["serialNumber"]


def test_a_licence_that_spdx_does_not_know_breaks_the_schema() -> None:
    with pytest.raises(sbom.NotValid):
        sbom.document([*SHIPPING, Component("x", "1", "pkg:pypi/x@1", "Mine")], WHEN, "linux-x64")


@pytest.mark.parametrize(
    ("system", "processor", "name"),
    [
        ("linux", "x86_64", "linux-x64"),
        ("win32", "AMD64", "windows-x64"),
        ("darwin", "arm64", "macos-arm64"),
        ("darwin", "x86_64", "macos-x64"),
    ],
)
def test_a_release_is_for_every_system_we_build_on(
    monkeypatch: pytest.MonkeyPatch, system: str, processor: str, name: str
) -> None:
    monkeypatch.setattr(target.sys, "platform", system)
    monkeypatch.setattr(target.platform, "machine", lambda: processor)
    assert target.target() == name
    assert name in target.TARGETS
