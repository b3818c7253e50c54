"""The list of all that is in the built program (SBOM), in CycloneDX 1.6, for whoever checks it.

``python packaging/sbom.py`` writes it beside the installers. The same program gives the same list:
its number is made from what stands in it, and its time is that of the tree's last commit.
"""

import sys
import tomllib
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import licences
import product
import python_packages
from components import Component
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from target import target

_OUR_NUMBERS = uuid.UUID("0c4f9b1e-6f5b-5d0b-9a57-2f4f1b2f8b6d")
"""Drawn once: what the numbers of our lists are made from, besides what stands in them."""


class NotValid(Exception):
    """What was made is no CycloneDX by the schema that its makers publish; the text says where."""


def document(shipping: Sequence[Component], when: datetime, made_for: str) -> str:
    """Return the list as JSON; NotValid when it breaks the schema.

    ``made_for`` is a system and processor, as target.py has them.
    """
    ours = next(one for one in shipping if one.name == product.PROGRAM)
    others = [one for one in shipping if one is not ours]
    root = Entry(
        name=ours.name,
        version=ours.version,
        type=ComponentType.APPLICATION,
        bom_ref=ours.purl,
        purl=PackageURL.from_string(ours.purl),
        publisher=product.PUBLISHER,
        description=product.DESCRIPTION,
        properties=[Property(name="trimsy:target", value=made_for)],
    )
    entries = {one.name: _entry(one) for one in others}
    bom = Bom(
        metadata=BomMetaData(
            component=root,
            timestamp=when,
            manufacturer=OrganizationalEntity(name=product.PUBLISHER),
        ),
        components=entries.values(),
        dependencies=_dependencies(root, entries, others),
        serial_number=uuid.uuid5(_OUR_NUMBERS, f"{made_for} {shipping!r}"),
    )
    made: str = JsonV1Dot6(bom).output_as_string(indent=2)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(made):
        raise NotValid(str(fault))
    return f"{made}\n"


def _entry(component: Component, within: str = "") -> Entry:
    """``within`` makes references differ where two components have the same one inside."""
    reference = f"{within}{component.purl or component.name}"
    return Entry(
        name=component.name,
        version=component.version,
        type=ComponentType.LIBRARY,
        bom_ref=reference,
        purl=PackageURL.from_string(component.purl) if component.purl else None,
        licenses=[_licence(component.licence)] if component.licence else None,
        components=[_entry(one, f"{reference}#") for one in component.inside],
    )


def _licence(expression: str) -> License:
    """Return one licence by its name in SPDX's list, anything else as an expression."""
    is_one_of_the_list = " " not in expression and not expression.startswith("LicenseRef-")
    if is_one_of_the_list:
        return DisjunctiveLicense(id=expression)
    return LicenseExpression(expression)


def _dependencies(
    root: Entry, entries: Mapping[str, Entry], others: Sequence[Component]
) -> list[Dependency]:
    """Return what each needs. What it would need on another system, or was left out, is not in."""
    needs = [(root, _direct(others)), *((entries[one.name], one.needs) for one in others)]
    return [
        Dependency(
            ref=entry.bom_ref,
            dependencies=[
                Dependency(ref=entries[name].bom_ref) for name in names if name in entries
            ],
        )
        for entry, names in needs
    ]


def _direct(others: Sequence[Component]) -> list[str]:
    """Return what the app itself needs, and what came with none of the packages."""
    stated = tomllib.loads((product.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ours = {python_packages.required(line) for line in stated["project"]["dependencies"]}
    wanted = {name for one in others for name in one.needs}
    return [one.name for one in others if one.name in ours or one.name not in wanted]


def main() -> int:
    """Write the list beside the installers and say where."""
    from build_program import made_at  # needs Qt, for icons: what makes a list alone does not

    shipping = licences.shipped()
    when = datetime.fromtimestamp(int(made_at()), UTC)
    name = f"{product.PROGRAM}-{product.version()}-{target()}.cdx.json"
    product.INSTALLERS.mkdir(parents=True, exist_ok=True)
    file: Path = product.INSTALLERS / name
    file.write_text(document(shipping, when, target()), encoding="utf-8", newline="\n")
    print(f"{file}: {len(shipping)} components")
    return 0


if __name__ == "__main__":
    sys.exit(main())
