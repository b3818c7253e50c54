"""Every word of the app is found by Qt's tools, and every translation is whole and fits."""

import ast
import re
import shutil
import subprocess
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from desktop.services import translations
from tests.linguist import FILES, ROOT, lrelease, lupdate

PLACEHOLDER = re.compile(r"\{\w*\}")
MNEMONIC = re.compile(r"&(?=\w)")

each_language = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)

Words = tuple[str, str, str]
"""Context, source text and comment: what a translation is looked up by."""


def run(command: list[str]) -> str:
    program = shutil.which(command[0], path=sysconfig.get_path("scripts"))
    assert program, f"{command[0]} is not installed"
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout + done.stderr


def messages(file: Path) -> Iterator[tuple[Words, ET.Element]]:
    """What stands in ``file``, each with its ``<translation>``."""
    for context in ET.parse(file).iter("context"):
        for message in context.iter("message"):
            texts = (message.findtext("source", ""), message.findtext("comment", ""))
            translation = message.find("translation")
            assert translation is not None
            yield (context.findtext("name", ""), *texts), translation


def settled(file: Path) -> Iterator[tuple[str, str]]:
    """Source text and translation of all that is translated already."""
    for (_, source, _), translation in messages(file):
        if not translation.get("type") and translation.text:
            yield source, translation.text


class Marks(ast.NodeVisitor):
    """What the code marks for translation, read as Python and not as lupdate reads it."""

    def __init__(self, file: Path) -> None:
        self.words: set[Words] = set()
        self.lost: list[str] = []
        self._file = file.relative_to(ROOT)
        self._class = ""
        self.visit(ast.parse(file.read_text(encoding="utf-8")))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outside, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = outside

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        called = ast.unparse(node.func)
        given = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        if called.rpartition(".")[2] == "tr":
            self._keep(node, called == "self.tr", [self._class, *given])
        elif called == "QT_TRANSLATE_NOOP":
            self._keep(node, True, given)
        elif called in {"translate", "QCoreApplication.translate"} and given[1:] != [None]:
            self._keep(node, True, given)  # a variable holds words that were marked elsewhere

    def _keep(self, node: ast.Call, good: bool, texts: list[object]) -> None:
        words = [text for text in texts if isinstance(text, str) and text]
        if good and len(words) == len(texts) in (2, 3):
            self.words.add((*words, "")[:3])
        else:
            self.lost.append(f"{self._file}:{node.lineno}: {ast.unparse(node)}")


def marks() -> list[Marks]:
    return [Marks(file) for file in sorted((ROOT / "desktop").rglob("*.py"))]


def test_words_are_marked_by_literals_in_self_tr_or_with_their_context() -> None:
    """Qt looks for ``self.tr`` under the object's class, lupdate files ``other.tr`` elsewhere."""
    assert [lost for each in marks() for lost in each.lost] == []


def test_lupdate_finds_what_the_code_marks_under_the_context_qt_looks_in(tmp_path: Path) -> None:
    """It misses a ``tr`` in an f-string, and takes what follows an inner class for that class's."""
    run(lupdate([tmp_path / "found_de.ts"]))
    found = {words for words, _ in messages(tmp_path / "found_de.ts")}
    marked = set().union(*(each.words for each in marks()))
    assert marked
    assert sorted(marked ^ found) == []


def test_there_is_a_german_translation() -> None:
    assert "de" in translations.languages(translations.folder())


@each_language
def test_a_translation_has_all_that_the_code_says_and_nothing_else(
    file: Path, tmp_path: Path
) -> None:
    """Otherwise: nox -s translations, then translate what is new."""
    copy = Path(shutil.copy(file, tmp_path))
    run(lupdate([copy]))
    before, now = ({words for words, _ in messages(each)} for each in (file, copy))
    assert sorted(before ^ now) == []


@each_language
def test_a_translation_is_finished(file: Path) -> None:
    waiting = [words for words, it in messages(file) if it.get("type") or not it.text]
    assert waiting == []


@each_language
def test_a_translation_is_kept_without_line_numbers_and_plural_forms(file: Path) -> None:
    tree = ET.parse(file)
    assert not list(tree.iter("location"))
    assert not [one for one in tree.iter("message") if one.get("numerus")]


@each_language
def test_a_translation_fills_in_the_same_placeholders(file: Path) -> None:
    assert [
        (source, text)
        for source, text in settled(file)
        if sorted(set(PLACEHOLDER.findall(source))) != sorted(set(PLACEHOLDER.findall(text)))
    ] == []


@each_language
def test_a_translation_has_an_access_key_where_english_has_one(file: Path) -> None:
    assert [
        (source, text)
        for source, text in settled(file)
        if len(MNEMONIC.findall(source)) != len(MNEMONIC.findall(text))
    ] == []


@each_language
def test_a_translation_begins_and_ends_as_english_does(file: Path) -> None:
    """With the dots that promise a question before anything happens, and the same spaces."""

    def frame(text: str) -> tuple[bool, str, str]:
        bare = text.strip()
        before, _, after = text.partition(bare)
        return bare.endswith("…"), before, after

    assert [(source, text) for source, text in settled(file) if frame(source) != frame(text)] == []


@each_language
def test_lrelease_accepts_a_translation_and_the_app_reads_the_same_in_it(
    file: Path, tmp_path: Path
) -> None:
    assert "warning" not in run(lrelease(file, tmp_path / "made.qm")).lower()
    theirs, ours, compiled = QTranslator(), QTranslator(), translations.compiled(file)
    theirs.load(str(tmp_path / "made.qm"))
    ours.load(compiled)
    assert ours.isEmpty() == theirs.isEmpty()
    for words, _ in messages(file):
        assert ours.translate(*words) == theirs.translate(*words), words
