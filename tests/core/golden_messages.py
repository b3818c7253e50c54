"""The messages that tests/core/golden holds, each for bookings that differ in what is known.

``python -m tests.core.golden_messages`` writes the files anew; read what changed in them.
"""

from dataclasses import replace
from itertools import product
from pathlib import Path

from desktop.core.fill_in import message_of
from desktop.core.messages import LANGUAGES, Channel, MessageKind
from desktop.core.models import BookingDetails, CustomerKind, Place, Salon
from tests.core.booking_builder import details, meeting, salon

FOLDER = Path(__file__).parent / "golden"
KNOWN = salon(address="Lindenstraße 5, 10969 Berlin", phone="030 1234567")
UNKNOWN = salon()
ONLINE = details(meeting())
WALK_IN = replace(ONLINE.customer, name="", kind=CustomerKind.WALK_IN)

CASES: dict[str, tuple[BookingDetails, Salon]] = {
    "online": (ONLINE, KNOWN),
    "online, on another clock": (
        replace(ONLINE, customer=replace(ONLINE.customer, time_zone="America/Los_Angeles")),
        KNOWN,
    ),
    "online, joined by number": (
        details(meeting(join_id="1234567890123", passcode="aB{link}x")),
        KNOWN,
    ),
    "online, without a link": (details(), KNOWN),
    "at the salon": (details(place=Place.ON_SITE), KNOWN),
    "at a salon with neither address nor phone": (details(place=Place.ON_SITE), UNKNOWN),
    "somebody without a name": (replace(details(place=Place.ON_SITE), customer=WALK_IN), KNOWN),
}
MESSAGES = list(product(MessageKind, Channel, LANGUAGES))


def file_of(kind: MessageKind, channel: Channel, language: str) -> Path:
    return FOLDER / f"{kind}-{channel}-{language}.txt"


def golden_text(kind: MessageKind, channel: Channel, language: str) -> str:
    parts = []
    for case, (booking, its_salon) in CASES.items():
        told = message_of(booking, its_salon, [], kind, channel, language=language)
        subject = f"Subject: {told.subject}\n\n" if channel is Channel.EMAIL else ""
        parts.append(f"=== {case}\n{subject}{told.body}\n")
    return "\n".join(parts)


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for message in MESSAGES:
        file_of(*message).write_text(golden_text(*message), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
