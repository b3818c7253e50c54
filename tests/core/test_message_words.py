"""The messages the app comes with, as files one can read."""

import pytest

from desktop.core.fill_in import message_of
from desktop.core.message_words import words
from desktop.core.messages import LANGUAGES, Channel, MessageKind
from desktop.core.placeholders import Placeholder, unknown, used
from desktop.core.text_segments import segments
from tests.core.golden_messages import CASES, FOLDER, KNOWN, MESSAGES, file_of, golden_text

each_message = pytest.mark.parametrize(("kind", "channel", "language"), MESSAGES)


@each_message
def test_messages_read_as_they_were_agreed(
    kind: MessageKind, channel: Channel, language: str
) -> None:
    agreed = file_of(kind, channel, language).read_text(encoding="utf-8")
    assert golden_text(kind, channel, language) == agreed


def test_every_agreed_message_is_asked_for() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {file_of(*one).name for one in MESSAGES}


@each_message
def test_messages_use_placeholders_there_are(
    kind: MessageKind, channel: Channel, language: str
) -> None:
    template = words(kind, channel, language)
    assert unknown(template.subject + template.body) == ()
    assert (template.subject == "") is (channel is Channel.TEXT)
    asked = set(used(template.body))
    assert {Placeholder.CUSTOMER, Placeholder.DATE, Placeholder.TIME, Placeholder.SALON} <= asked
    assert (Placeholder.LINK in asked) is (kind is not MessageKind.CANCELLED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MessageKind)
def test_a_text_is_one_message_where_there_is_no_link(kind: MessageKind, language: str) -> None:
    booking, _ = CASES["at the salon"]
    told = message_of(booking, KNOWN, [], kind, Channel.TEXT, language=language)
    assert segments(told.body).count == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_words_of_its_own(language: str) -> None:
    bodies = [words(kind, channel, language).body for kind, channel, one in MESSAGES if one == "en"]
    assert len(set(bodies)) == len(bodies)
