"""What the guides for the owner and for IT say is so."""

import ast
import configparser
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import product
import pytest
from linux import entries
from macos import bundle

from desktop.core.profile import SUFFIX
from desktop.core.releases import END_OF_NOTES
from desktop.services.consent import LOGIN_HOST, PERMISSIONS, REDIRECT_URI
from desktop.services.graph import GRAPH
from desktop.services.guides import ENGLISH, Guide, file_name, linked_guide, read_guide
from desktop.services.policies import Policies, read_policies
from desktop.services.release_feed import HOST
from desktop.services.settings import Settings, Source
from desktop.services.translations import file_of, finished, folder, languages
from desktop.services.vault import Vault
from tests.services.fake_keyring import FakeKeyring

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "resources" / "docs"
PICTURES = ROOT / "resources" / "screenshots"
LANGUAGES = [ENGLISH, *languages(folder())]
LARGEST_PICTURE = 60_000

OF_MICROSOFT = {
    "en": {
        "API permissions",
        "Add a permission",
        "Add a platform",
        "App registrations",
        "Authentication",
        "Delegated permissions",
        "Grant admin consent",
        "Microsoft Graph",
        "Mobile and desktop applications",
        "New registration",
        "Overview",
    },
    "de": {
        "API-Berechtigungen",
        "Berechtigung hinzufügen",
        "Plattform hinzufügen",
        "App-Registrierungen",
        "Authentifizierung",
        "Delegierte Berechtigungen",
        "Administratoreinwilligung erteilen",
        "Microsoft Graph",
        "Mobilgerät- und Desktopanwendungen",
        "Neue Registrierung",
        "Übersicht",
    },
}
"""What is printed bold and stands in Microsoft's own pages."""

DOWNLOAD_HOSTS = {
    "github.com",
    "objects.githubusercontent.com",
    "release-assets.githubusercontent.com",
}
"""Where a release's page leads a browser that downloads one of its files."""

HEADINGS = {
    "Windows:",
    "Mac:",
    "macOS:",
    "macOS 15 or newer:",
    "macOS 15 oder neuer:",
    "Linux:",
    "Debian 12, Ubuntu 24.04 or newer:",
    "Debian 12, Ubuntu 24.04 oder neuer:",
    "Policies to look at.",
    "Richtlinien, die zu beachten sind.",
}

NAME_OF_IT_GUIDE = {"en": "Help → Guide for IT", "de": "Hilfe → Anleitung für die IT"}

each_guide = pytest.mark.parametrize("guide", Guide)
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_translation = pytest.mark.parametrize("language", LANGUAGES[1:])


def text_of(guide: Guide, language: str = ENGLISH) -> str:
    return (DOCS / file_name(guide, language)).read_text(encoding="utf-8")


def words_of_the_app(language: str) -> Iterator[str]:
    """Every text that the app may say, without mnemonics."""
    if language != ENGLISH:
        for message in finished(file_of(language, folder())):
            yield message.translation.replace("&", "")
        return
    for file in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value.replace("&", "")


@each_language
@each_guide
def test_what_is_to_be_pressed_is_called_so_in_the_app(guide: Guide, language: str) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", " ".join(text_of(guide, language).split()))
    named = {part.strip() for phrase in bold for part in phrase.split("→")}
    assert named - OF_MICROSOFT[language] - HEADINGS - set(words_of_the_app(language)) == set()
    assert len(named) > 10


@each_translation
def test_what_is_named_of_microsoft_is_called_as_in_the_text_for_it(language: str) -> None:
    words = "\n".join(words_of_the_app(language))
    bold = set(re.findall(r"\*\*(.+?)\*\*", " ".join(text_of(Guide.IT, language).split())))
    named = {part.strip() for phrase in bold for part in phrase.split("→")}
    # the app's text leaves this one step to whoever knows the page
    known = OF_MICROSOFT[language] & named - {"Berechtigung hinzufügen"}
    assert known
    assert [name for name in known if name not in words] == []


@each_language
@each_guide
def test_links_and_pictures_lead_somewhere(guide: Guide, language: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", text_of(guide, language))
    here = [link for link in links if not link.startswith("https://")]
    assert [link for link in here if not (DOCS / link).is_file()] == []
    other = next(one for one in Guide if one is not guide)
    others = {file_name(guide, one) for one in LANGUAGES if one != language}
    assert {link for link in here if linked_guide(link)} == {file_name(other, language), *others}


@each_translation
@each_guide
def test_a_translation_says_all_that_the_original_says(guide: Guide, language: str) -> None:
    """Of whoever changes the one this asks to change the other."""

    def bones(text: str) -> dict[str, object]:
        return {
            "headings": re.findall(r"(?m)^#+ ", text),
            "items": re.findall(r"(?m)^ *(?:\d\.|-) ", text),
            "rows": len(re.findall(r"(?m)^ *\|", text)),
            "pictures": re.findall(r"/([a-z-]+\.png)\)", text),
            "code": sorted(set(re.findall(r"`[^`\n]+`", text)) - {"`/D=C:\\Folder`"}),
            "errors": sorted(set(re.findall(r"AADSTS\d+|\b\d{4}\b", text))),
        }

    translated = text_of(guide, language).replace("C:\\Ordner", "C:\\Folder")
    assert bones(translated) == bones(text_of(guide))


def test_pictures_are_small_and_each_is_used() -> None:
    files = {file for file in PICTURES.rglob("*") if file.is_file()} - {PICTURES / "day.png"}
    assert {file.name for file in files if file.stat().st_size > LARGEST_PICTURE} == set()
    texts = "".join(text_of(guide, language) for guide in Guide for language in LANGUAGES)
    used = set(re.findall(r"\]\(\.\./screenshots/([^)]+)\)", texts))
    assert {file.relative_to(PICTURES).as_posix() for file in files} == used


def test_the_app_shows_them_without_pictures() -> None:
    shown = read_guide(Guide.OWNER, ROOT / "resources")
    assert "![" not in shown
    assert shown.startswith("# From download to the first Teams link\n\n")
    assert len(shown) > len(text_of(Guide.OWNER)) - 1000


@each_language
@each_guide
def test_each_is_read_in_the_language_asked_for(guide: Guide, language: str) -> None:
    first = text_of(guide, language).partition("\n")[0]
    assert read_guide(guide, ROOT / "resources", language).startswith(f"{first}\n")


def test_where_there_is_no_translation_the_english_one_is_read() -> None:
    shown = read_guide(Guide.IT, ROOT / "resources", "fr")
    assert shown == read_guide(Guide.IT, ROOT / "resources")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("it.md", (Guide.IT, ENGLISH)),
        ("owner.de.md", (Guide.OWNER, "de")),
        ("nowhere.md", None),
        ("../it.md", None),
        ("it..md", None),
        ("it.de.md.exe", None),
        ("https://it.md", None),
    ],
)
def test_a_link_to_a_guide_is_told_from_others(
    link: str, expected: tuple[Guide, str] | None
) -> None:
    assert linked_guide(link) == expected


def test_readme_leads_to_both() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for guide in Guide:
        assert f"](resources/docs/{file_name(guide)})" in readme


@each_language
def test_it_reads_of_every_host_permission_and_variable(language: str) -> None:
    text = text_of(Guide.IT, language)
    hosts = {LOGIN_HOST.partition("//")[2], GRAPH.split("/")[2], HOST, *DOWNLOAD_HOSTS}
    variables = {"TEAMS_CLIENT_ID", "TEAMS_TENANT", "TEAMS_CLIENT_SECRET"}
    names = {one.name for one in PERMISSIONS}
    for word in (*hosts, *variables, *names, REDIRECT_URI):
        assert f"`{word}`" in text
    assert f"`{SUFFIX}`" in text


@each_language
def test_where_the_app_sends_it_to_a_part_of_their_guide_there_is_one(language: str) -> None:
    sent = [words for words in words_of_the_app(language) if NAME_OF_IT_GUIDE[language] in words]
    parts = {part for words in sent for part in re.findall(r"[“„]([^“”]+)[“”]", words)}
    headings = re.findall(r"(?m)^## (.+)$", text_of(Guide.IT, language))
    assert len(parts) == 1
    assert parts <= set(headings)


@each_language
@each_guide
def test_options_exist(guide: Guide, language: str) -> None:
    command_line = (ROOT / "desktop" / "__main__.py").read_text(encoding="utf-8")
    options = set(re.findall(r"`(?:trimsy-desk )?(--[a-z-]+)", text_of(guide, language)))
    assert options
    assert [option for option in options if f'"{option}"' not in command_line] == []


def windows_setup() -> str:
    return (ROOT / "packaging" / "windows" / "trimsy_desk.nsi").read_text(encoding="utf-8")


@each_language
def test_practice_mode_is_opened_by_what_an_installer_puts_there(language: str) -> None:
    text = " ".join(text_of(Guide.OWNER, language).split())
    command = f"{product.PROGRAM} --practice"
    windows, mac, linux = re.findall(r"- \*\*\w+:\*\* (?:(?! - ).)*--practice`", text)
    # where Win+R looks a name up
    assert r'WriteRegStr HKCU "${APP_PATHS_KEY}" "" "${APP}\${PROGRAM_FILE}"' in windows_setup()
    assert f"`{command}`" in windows
    assert f'`open -n -a "{product.NAME}" --args --practice`' in mac
    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string(entries.desktop_entry())
    action = entry["Desktop Action practice"]
    assert action["Exec"] == command
    assert f"*{action['Name' if language == ENGLISH else f'Name[{language}]']}*" in linux
    assert f"`{command}`" in linux


@each_language
def test_it_reads_where_each_system_has_the_program(language: str) -> None:
    found = re.findall(r"(?m)^\| (Windows|macOS|Linux) \| `(.+)` \|$", text_of(Guide.IT, language))
    folder = rf"%LOCALAPPDATA%\Programs\{product.NAME}"
    assert r'StrCpy $0 "$LOCALAPPDATA\Programs"' in windows_setup()
    assert r'!define APP "$INSTDIR\app"' in windows_setup()
    assert found[:3] == [
        ("Windows", rf"{folder}\app\{product.PROGRAM}.exe"),
        ("macOS", bundle.executable(Path("/Applications", f"{product.NAME}.app")).as_posix()),
        ("Linux", f"/usr/bin/{product.PROGRAM}"),
    ]


@each_language
def test_it_reads_how_to_wait_for_the_uninstaller(language: str) -> None:
    uninstaller = f"uninstall-{product.PROGRAM}.exe"
    assert r'!define UNINSTALLER "$INSTDIR\uninstall-${PROGRAM}.exe"' in windows_setup()
    command = rf"{uninstaller} /S _?=%LOCALAPPDATA%\Programs\{product.NAME}"
    assert f"```\n{command}\n```" in text_of(Guide.IT, language)


def examples(language: str) -> list[str]:
    text = re.sub(r"(?m)^   ", "", text_of(Guide.IT, language))
    return re.findall(r"```toml\n(.*?)```", text, re.DOTALL)


@each_language
def test_the_administrators_files_are_taken_as_they_are_printed(
    tmp_path: Path, language: str
) -> None:
    registration, policies = examples(language)
    (tmp_path / "registration.toml").write_text(registration, encoding="utf-8")
    (tmp_path / "policies.toml").write_text(policies, encoding="utf-8")
    vault = Vault("guides", FakeKeyring())
    found = Settings(tmp_path / "user", tmp_path, {}, vault).registration()
    assert (found.is_complete, found.client_id.source) == (True, Source.ADMINISTRATOR)
    assert found.tenant.value == tomllib.loads(registration)["tenant"]
    assert read_policies(tmp_path) == Policies(updates=False)


def test_the_notes_in_the_app_end_where_a_release_tells_of_its_files() -> None:
    release = (ROOT / "packaging" / "release.py").read_text(encoding="utf-8")
    assert f"\n{END_OF_NOTES}\n" in release
