"""The messages the app comes with, in each of its languages.

A line whose placeholder has no value is left out (see :mod:`desktop.core.fill_in`), so each that
can lack one stands for itself. Texts keep to the letters of the GSM alphabet, which cost least.
"""

from desktop.core.messages import Channel, MessageKind, Template

BY_NUMBER = {
    "en": "To join by number: meeting ID {id}, passcode {passcode}",
    "de": "Per Nummer teilnehmen: Besprechungs-ID {id}, Passcode {passcode}",
}
"""Follows the link in an e-mail where a policy forces a passcode on those who join by number."""

_WHAT = {
    "en": "{service} with {staff}\n{date}, {time}",
    "de": "{service} bei {staff}\n{date}, {time}",
}
_WHERE = {
    "en": "{address}\nJoin here: {link}",
    "de": "{address}\nOnline teilnehmen: {link}",
}
_TEXT_WHERE = {"en": "{address}\nJoin: {link}", "de": "{address}\nOnline: {link}"}
_HELLO = {"en": "Hello {customer},", "de": "Guten Tag {customer},"}
_REGARDS = {"en": "Kind regards\n{salon}", "de": "Herzliche Grüße\n{salon}"}

_SUBJECTS = {
    ("en", MessageKind.BOOKED): "{salon}: your appointment on {date}",
    ("en", MessageKind.MOVED): "{salon}: your appointment is now on {date}",
    ("en", MessageKind.CANCELLED): "{salon}: your appointment on {date} is cancelled",
    ("en", MessageKind.REMINDER): "{salon}: see you on {date}",
    ("de", MessageKind.BOOKED): "{salon}: Ihr Termin am {date}",
    ("de", MessageKind.MOVED): "{salon}: Ihr Termin ist jetzt am {date}",
    ("de", MessageKind.CANCELLED): "{salon}: Ihr Termin am {date} ist abgesagt",
    ("de", MessageKind.REMINDER): "{salon}: Erinnerung an Ihren Termin am {date}",
}

_OPENINGS = {
    ("en", MessageKind.BOOKED): "Thank you for booking with us. We look forward to seeing you:",
    ("en", MessageKind.MOVED): "Your appointment has changed. We look forward to seeing you:",
    ("en", MessageKind.CANCELLED): "Your appointment has been cancelled:",
    ("en", MessageKind.REMINDER): "Your appointment is coming up. We look forward to seeing you:",
    ("de", MessageKind.BOOKED): "vielen Dank für Ihre Buchung. Wir freuen uns auf Sie:",
    ("de", MessageKind.MOVED): "Ihr Termin hat sich geändert. Wir freuen uns auf Sie:",
    ("de", MessageKind.CANCELLED): "Ihr Termin ist abgesagt:",
    ("de", MessageKind.REMINDER): "bald ist es so weit. Wir freuen uns auf Sie:",
}

_CLOSINGS = {
    ("en", MessageKind.BOOKED): "If something comes up, please call us: {phone}",
    ("en", MessageKind.MOVED): "If this does not suit you, please call us: {phone}",
    ("en", MessageKind.CANCELLED): (
        "We would be glad to find another time for you. Just call us: {phone}"
    ),
    ("en", MessageKind.REMINDER): "If something has come up, please call us: {phone}",
    ("de", MessageKind.BOOKED): "Falls etwas dazwischenkommt, rufen Sie uns bitte an: {phone}",
    ("de", MessageKind.MOVED): ("Falls Ihnen das nicht passt, rufen Sie uns bitte an: {phone}"),
    ("de", MessageKind.CANCELLED): (
        "Gern finden wir eine andere Zeit für Sie. Rufen Sie uns einfach an: {phone}"
    ),
    ("de", MessageKind.REMINDER): (
        "Falls etwas dazwischengekommen ist, rufen Sie uns bitte an: {phone}"
    ),
}

_TEXTS = {
    ("en", MessageKind.BOOKED): (
        "{salon}: Hello {customer}, you are booked: {service} with {staff} on {date}, {time}."
    ),
    ("en", MessageKind.MOVED): (
        "{salon}: Hello {customer}, your appointment ({service} with {staff})"
        " is now on {date}, {time}."
    ),
    ("en", MessageKind.CANCELLED): (
        "{salon}: Hello {customer}, your appointment on {date}, {time} is cancelled."
        " For another time call {phone}."
    ),
    ("en", MessageKind.REMINDER): (
        "{salon}: Hello {customer}, see you soon: {service} with {staff} on {date}, {time}."
    ),
    ("de", MessageKind.BOOKED): (
        "{salon}: Guten Tag {customer}, Ihr Termin: {service} bei {staff} am {date}, {time}."
    ),
    ("de", MessageKind.MOVED): (
        "{salon}: Guten Tag {customer}, Ihr Termin ({service} bei {staff})"
        " ist jetzt am {date}, {time}."
    ),
    ("de", MessageKind.CANCELLED): (
        "{salon}: Guten Tag {customer}, Ihr Termin am {date}, {time} ist abgesagt."
        " Für eine neue Zeit: {phone}."
    ),
    ("de", MessageKind.REMINDER): (
        "{salon}: Guten Tag {customer}, bis bald: {service} bei {staff} am {date}, {time}."
    ),
}


def words(kind: MessageKind, channel: Channel, language: str) -> Template:
    """Return the template the app comes with.

    Raises:
        KeyError: the app has no words in ``language``.
    """
    off = kind is MessageKind.CANCELLED
    if channel is Channel.TEXT:
        parts = [_TEXTS[language, kind], *([] if off else [_TEXT_WHERE[language]])]
        return Template(kind, channel, language, "", "\n".join(parts))
    what = _WHAT[language] if off else f"{_WHAT[language]}\n{_WHERE[language]}"
    parts = [
        _HELLO[language],
        _OPENINGS[language, kind],
        what,
        _CLOSINGS[language, kind],
        _REGARDS[language],
    ]
    return Template(kind, channel, language, _SUBJECTS[language, kind], "\n\n".join(parts))
