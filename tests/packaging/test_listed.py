"""The lists that go with the built program, as `nox -s package` wrote them: whole, and no more."""

import json
import os
import re
from pathlib import Path
from typing import Any

import checksums
import licences
import product
import pytest
import python_packages
import target
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

NAME = f"{product.PROGRAM}-{product.version()}-{target.target()}"
SBOM = product.INSTALLERS / f"{NAME}.cdx.json"
TEXTS = product.PROGRAM_FOLDER / licences.FILE

pytestmark = pytest.mark.skipif(
    "TRIMSY_PROGRAM" not in os.environ, reason="needs a built program: nox -s package"
)


@pytest.fixture(scope="module")
def listed() -> dict[str, Any]:
    """Every component by name."""
    found = json.loads(SBOM.read_text(encoding="utf-8"))
    return {one["name"]: one for one in found["components"]}


def pinned(lock: str) -> set[str]:
    words = (product.PACKAGING / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+)==", words, re.MULTILINE))


def test_it_is_valid_by_the_published_schema() -> None:
    whole = SBOM.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(whole) is None


def test_of_pythons_packages_only_what_the_app_needs_is_in_it(listed: dict[str, Any]) -> None:
    packages = {name for name, one in listed.items() if one["purl"].startswith("pkg:pypi/")}
    # of the second only what a hook of its puts in, which is nothing on Windows and macOS
    loader = {"pyinstaller", "pyinstaller-hooks-contrib"}
    assert packages - pinned("requirements.lock") <= loader
    assert "pyinstaller" in packages
    assert {"pyside6-essentials", "msal", "httpx", "keyring", "icalendar", "tzdata"} <= packages


def test_what_the_program_itself_carries_records_of_is_listed(listed: dict[str, Any]) -> None:
    records = (product.PROGRAM_FOLDER / "_internal").glob("*.dist-info")
    names = {python_packages.canonical(folder.name.partition("-")[0]) for folder in records}
    assert names
    assert names <= listed.keys()


def test_each_library_states_its_licence_and_stands_in_the_texts(listed: dict[str, Any]) -> None:
    words = TEXTS.read_text(encoding="utf-8")
    others = {name: one for name, one in listed.items() if name != "Windows"}
    assert not [name for name, one in others.items() if not one.get("licenses")]
    lines = {f"{name} {one['version']}" for name, one in others.items()}
    assert not [line for line in lines if f"\n{line}: " not in words]


def test_program_and_download_have_the_same_texts() -> None:
    beside: Path = product.INSTALLERS / f"{NAME}-licences.txt"
    assert beside.read_bytes() == TEXTS.read_bytes()


def test_every_download_is_as_its_checksum_says() -> None:
    assert checksums.faults(product.INSTALLERS) == []
