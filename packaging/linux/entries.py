"""What a Linux desktop reads about the app: menu entry, file type, and the page in its store.

Their forms are freedesktop.org's: Desktop Entry, Shared MIME-info, AppStream's metainfo.
"""

import sys
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

sys.path.append(str(Path(__file__).resolve().parents[1]))
import changelog
import product

SUMMARY = {
    "": "Day book of a salon, with Teams meetings",
    "de": "Terminbuch für Salons, mit Teams-Besprechungen",
}
TEXT = {
    "": """\
The front desk of a salon: a day book with a column for each staff member, whose online appointments
are real Microsoft Teams meetings under the salon's own account.

Move a booking and its meeting moves with it, under the same link. Without network the desk books
on, and the links follow once it is back. The book lies on this computer only.
""",
    "de": """\
Der Empfang eines Salons: ein Terminbuch mit einer Spalte für jede Person im Team, dessen
Onlinetermine echte Besprechungen in Microsoft Teams unter dem Konto des Salons sind.

Wird ein Termin verschoben, dann auch seine Besprechung, mit demselben Link. Ohne Internet geht die
Arbeit weiter, und die Links kommen nach. Das Terminbuch liegt nur auf diesem Computer.
""",
}
CATEGORIES = (product.CATEGORY, "Calendar")
PROFILE = {"": "Salon profile", "de": "Salonprofil"}

ENTRY = f"{product.PROGRAM}.desktop"
"""The app tells its windows' frames this name, without the ending: so they get its icon."""

METAINFO = f"{product.IDENTIFIER}.metainfo.xml"

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MIME = "http://www.freedesktop.org/standards/shared-mime-info"


def paragraphs(language: str = "") -> list[str]:
    """Return the text in a language, each paragraph in one line."""
    return [" ".join(paragraph.split()) for paragraph in TEXT[language].split("\n\n")]


def desktop_entry() -> str:
    return f"""\
[Desktop Entry]
Type=Application
Version=1.4
Name={product.NAME}
GenericName=Salon Day Book
GenericName[de]=Terminbuch für Salons
Comment={SUMMARY[""]}
Comment[de]={SUMMARY["de"]}
Keywords=salon;hairdresser;appointment;booking;calendar;teams;
Keywords[de]=Salon;Friseur;Kosmetik;Termin;Buchung;Kalender;Teams;
Exec={product.PROGRAM} %f
TryExec={product.PROGRAM}
Icon={product.PROGRAM}
Categories={";".join(CATEGORIES)};
MimeType={product.PROFILE_MIME_TYPE};
StartupWMClass={product.PROGRAM}
StartupNotify=true
Terminal=false
Actions=practice;

[Desktop Action practice]
Name=Practice
Name[de]=Üben
Exec={product.PROGRAM} --practice
"""


def file_type() -> str:
    """Return what says that files with our ending are salons' profiles."""
    root = Element("mime-info", xmlns=_MIME)
    kind = SubElement(root, "mime-type", type=product.PROFILE_MIME_TYPE)
    _in_languages(kind, "comment", PROFILE)
    SubElement(kind, "icon", name=product.PROGRAM)
    SubElement(kind, "sub-class-of", type="application/toml")
    SubElement(kind, "glob", pattern=f"*{product.PROFILE_SUFFIX}")
    return _xml(root)


def metainfo(version: str, made: date) -> str:
    """Return the page in stores; ``made`` is the day of a version not yet released."""
    root = Element("component", type="desktop-application")
    for name, text in (
        ("id", product.IDENTIFIER),
        ("name", product.NAME),
        ("metadata_license", "FSFAP"),
        ("project_license", "LicenseRef-proprietary"),
    ):
        SubElement(root, name).text = text
    _in_languages(root, "summary", SUMMARY)
    developer = SubElement(root, "developer", id=product.IDENTIFIER.rpartition(".")[0])
    SubElement(developer, "name").text = product.PUBLISHER
    description = SubElement(root, "description")
    for same in zip(*map(paragraphs, TEXT), strict=True):
        _in_languages(description, "p", dict(zip(TEXT, same, strict=True)))
    SubElement(root, "launchable", type="desktop-id").text = ENTRY
    SubElement(root, "icon", type="stock").text = product.PROGRAM
    categories = SubElement(root, "categories")
    for category in CATEGORIES:
        SubElement(categories, "category").text = category
    provides = SubElement(root, "provides")
    SubElement(provides, "binary").text = product.PROGRAM
    SubElement(provides, "mediatype").text = product.PROFILE_MIME_TYPE
    SubElement(root, "content_rating", type="oars-1.1")
    released = changelog.section(version).when
    SubElement(
        SubElement(root, "releases"),
        "release",
        version=version,
        date=str(released or made),
        type="stable" if released else "development",
    )
    return _xml(root)


def _in_languages(parent: Element, name: str, texts: dict[str, str]) -> None:
    for language, text in texts.items():
        SubElement(parent, name, {_LANGUAGE: language} if language else {}).text = text


def _xml(root: Element) -> str:
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
