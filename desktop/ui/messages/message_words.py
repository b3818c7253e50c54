"""What there is to say about messages, in the window that shows them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.link_state import link_state
from desktop.core.messages import Channel, MessageKind, Way
from desktop.core.text_segments import Segments
from desktop.ui.error_details import from_core
from desktop.ui.messages.message_facts import MessageFacts

translate = QCoreApplication.translate  # the name by which lupdate finds the words

_KINDS = {
    MessageKind.BOOKED: QT_TRANSLATE_NOOP("messages", "Appointment booked"),
    MessageKind.MOVED: QT_TRANSLATE_NOOP("messages", "Appointment moved"),
    MessageKind.CANCELLED: QT_TRANSLATE_NOOP("messages", "Appointment cancelled"),
    MessageKind.REMINDER: QT_TRANSLATE_NOOP("messages", "Reminder"),
}

_DONE = {
    Way.COPIED: QT_TRANSLATE_NOOP(
        "messages", "Copied, and noted as told. Paste it where you write to them."
    ),
    Way.MAIL: QT_TRANSLATE_NOOP(
        "messages", "Noted as told. The e-mail waits in your mail program: send it there."
    ),
    Way.TEXT: QT_TRANSLATE_NOOP(
        "messages", "Noted as told. The text message waits in its program: send it there."
    ),
    Way.WHATSAPP: QT_TRANSLATE_NOOP(
        "messages", "Noted as told. WhatsApp opens in the browser: send it there."
    ),
}

_NOT_OPENED = {
    Way.MAIL: QT_TRANSLATE_NOOP(
        "messages", "No mail program could be opened. Copy the message instead."
    ),
    Way.TEXT: QT_TRANSLATE_NOOP(
        "messages", "No program for text messages could be opened. Copy the message instead."
    ),
    Way.WHATSAPP: QT_TRANSLATE_NOOP(
        "messages", "No browser could be opened. Copy the message instead."
    ),
}

LANGUAGE_NAMES = {"en": "English", "de": "Deutsch"}
"""Each in its own language, as its readers look for it."""


def kind_words(kind: MessageKind) -> str:
    return translate("messages", str(_KINDS[kind]))


def done_words(way: Way) -> str:
    """What to do next, once a message left the app that way."""
    return translate("messages", str(_DONE[way]))


def not_opened_words(way: Way) -> str:
    return translate("messages", str(_NOT_OPENED[way]))


def to_words(channel: Channel, typed: str) -> str:
    """Say why there is no address or number to use, ``typed`` being what the card has."""
    if channel is Channel.EMAIL:
        if typed.strip():
            return translate("messages", "“{typed}” is no e-mail address")
        return translate("messages", "No e-mail address on the customer’s card")
    if typed.strip():
        return translate("messages", "“{typed}” is no phone number one can dial")
    return translate("messages", "No phone number on the customer’s card")


def not_final_words(facts: MessageFacts) -> str:
    """Say that the message cannot go out yet, and how its link stands if there is none."""
    said = translate("messages", "The link is not ready yet, so this message cannot go out.")
    link = link_state(facts.details, facts.salon, facts.now)
    return said if link.join_url else f"{said} {from_core(link.words)}".rstrip()


def segments_words(found: Segments, outside: tuple[str, ...]) -> str:
    """Say how many text messages it takes, and which characters make it more."""
    if not found.count:
        return ""
    if found.count == 1:
        words = translate("messages", "1 text message, room for {left} more characters.")
    else:
        words = translate(
            "messages", "{count} text messages, room for {left} more characters in the last."
        )
    said = words.format(count=found.count, left=found.left)
    if found.unicode and found.count > 1:
        why = translate("messages", "Fewer characters fit because of: {characters}")
        said = f"{said} {why.format(characters=' '.join(outside[:6]))}"
    return said
