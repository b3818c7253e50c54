"""Which translations there are, and what of them is said."""

from pathlib import Path

import pytest

from desktop.services import translations
from desktop.services.translations import Message, compiled, finished

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Menu</name>
    <message><source>&amp;Open…</source><translation>Ö&amp;ffnen…</translation></message>
    <message><source>Post</source><comment>a letter</comment>
        <translation>Brief</translation></message>
    <message><source>New</source><translation type="unfinished">Neu?</translation></message>
    <message><source>Empty</source><translation type="unfinished"></translation></message>
    <message><source>Old</source><translation type="vanished">Alt</translation></message>
    <message><source>Older</source><translation type="obsolete">Älter</translation></message>
    <message><source>Nothing</source><translation></translation></message>
</context>
</TS>
"""


def written(folder: Path, text: str = TS, name: str = "trimsy_desk_de.ts") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_each_translation_is_a_language(tmp_path: Path) -> None:
    for name in ("trimsy_desk_fr.ts", "trimsy_desk_de.ts", "trimsy_desk_de.qm", "other_it.ts"):
        written(tmp_path, name=name)
    assert translations.languages(tmp_path) == ["de", "fr"]
    assert translations.file_of("fr", tmp_path).is_file()


def test_a_copy_without_translations_speaks_no_other_language(tmp_path: Path) -> None:
    assert translations.languages(tmp_path / "missing") == []


def test_only_what_its_translators_have_finished_is_said(tmp_path: Path) -> None:
    assert list(finished(written(tmp_path))) == [
        Message("Menu", "&Open…", "", "Ö&ffnen…"),
        Message("Menu", "Post", "a letter", "Brief"),
    ]


def test_line_ends_of_windows_are_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "trimsy_desk_de.ts"
    file.write_bytes(TS.replace("&amp;Open…", "One\nTwo").replace("\n", "\r\n").encode())
    assert next(finished(file)).source == "One\nTwo"


def test_the_compiled_form_names_its_language(tmp_path: Path) -> None:
    assert b"\xa7\x00\x00\x00\x02de" in compiled(written(tmp_path))


@pytest.mark.parametrize("text", ["", "<TS>", "no translation"])
def test_what_is_no_translation_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(SyntaxError):
        compiled(written(tmp_path, text))
