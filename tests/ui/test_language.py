"""The app speaks German when it should, English otherwise, and changes while it runs."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import places, translations
from desktop.ui import language
from desktop.ui.window.practice_banner import PracticeBanner

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>PracticeBanner</name>
    <message>
        <source>Practice: nothing here reaches Microsoft or a customer.</source>
        <translation>Übung: nichts davon erreicht Microsoft oder Kunden.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message><source>Notes</source><translation>Notizen</translation></message>
    <message><source>Post</source><translation>Posten</translation></message>
    <message><source>Post</source><comment>a letter</comment>
        <translation>Brief</translation></message>
    <message><source>Status</source><translation>Status</translation></message>
    <message><source>Later</source><translation type="unfinished">Später</translation></message>
</context>
<context>
    <name>core</name>
    <message><source>Choose a service.</source>
        <translation>Wählen Sie eine Leistung.</translation></message>
</context>
</TS>
"""


class Card(QWidget):
    """Says its words anew whenever the language changes."""

    def __init__(self) -> None:
        super().__init__()
        self.notes, self.heard = QLabel(self.tr("Notes")), 0

    def words(self) -> list[str]:
        return [self.tr("Notes"), self.tr("Status"), self.tr("Later"), self.tr("Never seen")]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.heard += 1
            self.notes.setText(self.tr("Notes"))
        super().changeEvent(event)


class LargeCard(Card):
    """Inherits words: Qt looks for them under the names of all its classes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "trimsy_desk_de.ts").write_text(TS, encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "en")


def banner(qtbot: QtBot) -> str:
    shown = PracticeBanner()
    qtbot.addWidget(shown)
    return shown.findChild(QLabel).text()


def test_a_widget_speaks_german_and_english_again(
    qapp: QApplication, qtbot: QtBot, folder: Path
) -> None:
    assert language.speak(qapp, "de", folder) == "de"
    assert banner(qtbot) == "Übung: nichts davon erreicht Microsoft oder Kunden."
    assert language.speak(qapp, "en", folder) == "en"
    assert banner(qtbot) == "Practice: nothing here reaches Microsoft or a customer."


def test_qt_s_own_words_change_with_ours(qapp: QApplication, qtbot: QtBot, folder: Path) -> None:
    seen = []
    for code in ("de", "en"):
        language.speak(qapp, code, folder)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        seen.append(box.buttons()[0].text())
    assert seen == ["Abbrechen", "Cancel"]


def test_what_is_not_translated_or_not_finished_stays_english(
    qapp: QApplication, qtbot: QtBot, folder: Path
) -> None:
    language.speak(qapp, "de", folder)
    card = LargeCard()
    qtbot.addWidget(card)
    assert card.words() == ["Notizen", "Status", "Later", "Never seen"]


def test_a_comment_tells_two_meanings_of_a_word_apart(qapp: QApplication, folder: Path) -> None:
    language.speak(qapp, "de", folder)
    translate = QCoreApplication.translate
    assert translate("Card", "Post") == "Posten"
    assert translate("Card", "Post", "a letter") == "Brief"
    assert translate("Other", "Post") == "Post"


def test_words_of_core_are_translated_under_their_own_context(
    qapp: QApplication, folder: Path
) -> None:
    language.speak(qapp, "de", folder)
    assert QCoreApplication.translate("core", "Choose a service.") == "Wählen Sie eine Leistung."


def test_every_widget_hears_once_of_a_change_and_finds_all_its_words(
    qapp: QApplication, qtbot: QtBot, folder: Path
) -> None:
    outer, card = QWidget(), Card()
    QVBoxLayout(outer).addWidget(card)
    qtbot.addWidget(outer)
    seen = []
    for times, code in enumerate(("de", "de", "en", "en"), 1):
        language.speak(qapp, code, folder)
        qtbot.waitUntil(lambda times=times: card.heard >= times)
        QApplication.sendPostedEvents()
        seen.append((card.heard, card.notes.text()))
    assert seen == [(1, "Notizen"), (2, "Notizen"), (3, "Notes"), (4, "Notes")]


def test_changing_back_and_forth_leaves_nothing_behind(qapp: QApplication, folder: Path) -> None:
    for _ in range(5):
        language.speak(qapp, "de", folder)
    assert len(qapp.findChildren(QTranslator)) == 2
    language.speak(qapp, "en", folder)
    assert qapp.findChildren(QTranslator) == []


def test_the_language_changes_while_other_threads_ask_for_words(
    qapp: QApplication, folder: Path
) -> None:
    """A translator in Python would hold them and the GUI thread up for ever."""
    enough, seen = threading.Event(), set()

    def ask() -> None:
        words = QObject()
        while not enough.is_set():
            seen.add(QCoreApplication.translate("Card", "Notes"))
            words.tr("Notes")

    asking = [threading.Thread(target=ask, daemon=True) for _ in range(2)]
    for thread in asking:
        thread.start()
    for _ in range(5):
        language.speak(qapp, "de", folder)
        language.speak(qapp, "en", folder)
    enough.set()
    for thread in asking:
        thread.join(timeout=10)
    assert seen <= {"Notes", "Notizen"}
    assert not any(thread.is_alive() for thread in asking)


@pytest.mark.parametrize(
    ("wanted", "system", "spoken"),
    [
        ("", "de_AT", "de"),
        ("", "en_GB", "en"),
        ("", "fr_FR", "en"),
        ("", "C", "en"),
        ("de", "en_GB", "de"),
        ("de_CH", "en_GB", "de"),
        ("en", "de_DE", "en"),
        ("fr", "de_DE", "de"),  # chosen when there was a French translation
        ("fr", "fr_FR", "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_system_s_or_english(
    folder: Path, wanted: str, system: str, spoken: str
) -> None:
    assert language.chosen(wanted, folder, QLocale(system)) == spoken


def test_a_broken_translation_leaves_the_app_in_english(
    qapp: QApplication, qtbot: QtBot, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "trimsy_desk_de.ts").write_text("<TS>", encoding="utf-8")
    language.speak(qapp, "de", folder)
    assert banner(qtbot).startswith("Practice:")
    assert "no words from trimsy_desk_de.ts" in caplog.text


def test_languages_are_offered_by_their_own_names(folder: Path) -> None:
    (folder / "trimsy_desk_fr.ts").write_text(TS, encoding="utf-8")
    assert language.languages(folder) == [("de", "Deutsch"), ("en", "English"), ("fr", "français")]


def test_the_app_comes_with_german() -> None:
    assert ("de", "Deutsch") in language.languages()
    assert translations.folder() == places.resources() / "translations"
