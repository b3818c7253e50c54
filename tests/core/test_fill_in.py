"""A booking and a template make a message into which nobody's name can bring anything."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.fill_in import LONGEST_VALUE, language_of, message_of, plain, template_for
from desktop.core.invitation import LONGEST_SUBJECT
from desktop.core.message_words import words
from desktop.core.messages import Channel, Message, MessageKind, Template
from desktop.core.models import BookingDetails, Customer, CustomerKind, Place, Status
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import LINK, details, meeting, salon
from tests.core.golden_messages import KNOWN, MESSAGES

ONLINE = details(meeting())
THERE = details(place=Place.ON_SITE)
BOOKED, EMAIL, TEXT = MessageKind.BOOKED, Channel.EMAIL, Channel.TEXT
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

HOSTILE = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="{}linkdatecustomer<>&=@\r\n\t ", max_size=60),
    st.sampled_from(
        [
            "{link}",
            "{{customer}}",
            "{0.__class__}",
            "=HYPERLINK(“https://evil.example”)",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "<script>alert(1)</script><b>Anna",
            "Anna\r\nBcc: everybody@example.com",
            "Anna\u2028Subject: hello\x85\x0b\x0c\x1c",
            f"{BIDI}anna{BIDI}",
            "x" * 4_000,
            "é̶" * 2_000,
            "דנה",
            "ليلى 12",
            "{link} " * 600,
            "\ud800\udfff",
            "\x00\x1b[31m",
        ]
    ),
)


def named(customer: str, *, booking: BookingDetails = ONLINE) -> BookingDetails:
    return replace(booking, customer=replace(booking.customer, name=customer))


def told(
    subject: str, body: str, booking: BookingDetails = ONLINE, channel: Channel = EMAIL
) -> Message:
    template = Template(BOOKED, channel, "en", subject, body)
    return message_of(booking, KNOWN, [template], BOOKED, channel)


def lines(message: Message) -> int:
    return message.body.count("\n")


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.sampled_from(MESSAGES))
def test_no_name_brings_anything_into_a_message(
    customer: str,
    service: str,
    staff: str,
    its_salon: str,
    message: tuple[MessageKind, Channel, str],
) -> None:
    kind, channel, language = message
    hostile = replace(
        named(customer),
        service=replace(ONLINE.service, name=service),
        staff=replace(ONLINE.staff, name=staff),
    )
    with_names = replace(KNOWN, name=its_salon, phone="1", address="2")
    got = message_of(hostile, with_names, [], kind, channel, language=language)
    assert got.subject.splitlines() in ([], [got.subject])
    assert len(got.subject) <= LONGEST_SUBJECT
    assert len(got.body) < 4 * LONGEST_VALUE + 600
    for line in (got.subject, *got.body.split("\n")):
        for character in line.removeprefix(LEFT_TO_RIGHT):
            assert unicodedata.category(character) not in {"Cc", "Cs"}
            assert character not in BIDI
    harmless = replace(KNOWN, phone="1", address="2")
    usual = message_of(ONLINE, harmless, [], kind, channel, language=language)
    assert lines(got) <= lines(usual)
    assert got.body.count(LINK) == usual.body.count(LINK)


@given(HOSTILE)
def test_a_name_stands_in_a_message_as_plain_words(name: str) -> None:
    got = told("For {customer}.", "Hello [{customer}] {link}", named(name))
    shown = plain(name)
    assert got.body == (f"Hello [{shown}] {LINK}" if shown else f"Hello [] {LINK}")
    assert got.subject == (f"For {shown}." if shown else "For.")


@given(st.text(max_size=5_000))
def test_plain_words_are_one_line_of_bearable_length(text: str) -> None:
    line = plain(text)
    assert line == plain(line) == " ".join(line.split())
    assert line.splitlines() in ([], [line])
    assert len(line) <= LONGEST_VALUE


@pytest.mark.parametrize(
    "name", ["Łukasz Żółć", "שרה כהן", "李小龍", "O’Neil-Smith", "Zoë 👩‍🦰", "Jr."]
)
def test_plain_words_keep_every_script(name: str) -> None:
    assert plain(name) == name


@pytest.mark.parametrize(
    ("body", "booking", "shown"),
    [
        ("On {date}.\nJoin: {link}\nBye", ONLINE, f"On Tuesday, 2 June 2026.\nJoin: {LINK}\nBye"),
        ("On {date}.\nJoin: {link}\nBye", THERE, "On Tuesday, 2 June 2026.\nBye"),
        ("On {date}. Join: {link}", THERE, "On Tuesday, 2 June 2026."),
        ("Come! Join: {link}. See you", THERE, "Come! See you"),
        ("{time} at {link}", THERE, "10:00 am at"),  # the time is told whatever is missing
        ("A\n\n{link}\n\nB", THERE, "A\n\nB"),
        ("A\n\n\n\nB {link}\n", ONLINE, f"A\n\n\n\nB {LINK}"),
        ("A\n\n\n\nB", THERE, "A\n\n\n\nB"),
        ("{link}\n\nA", THERE, "A"),
        ("We are at {address}.", THERE, "We are at Lindenstraße 5, 10969 Berlin."),
        ("We are at {address}.", ONLINE, ""),
        ("Call {phone}.", THERE, "Call 030 1234567."),
        ("Hello {customer}, hi", named("", booking=THERE), "Hello, hi"),
        ("{customer}, hi", named(" ", booking=THERE), "hi"),
        ("Hi {cutsomer}", THERE, "Hi {cutsomer}"),
        ("A\r\nB", THERE, "A\nB"),
    ],
)
def test_what_a_booking_has_not_is_left_out(body: str, booking: BookingDetails, shown: str) -> None:
    assert told("", body, booking).body == shown


@pytest.mark.parametrize(
    ("booking", "kind", "is_told"),
    [
        (ONLINE, MessageKind.BOOKED, True),
        (ONLINE, MessageKind.REMINDER, True),
        (ONLINE, MessageKind.CANCELLED, False),
        (details(meeting(), status=Status.CANCELLED), MessageKind.BOOKED, False),
        (details(meeting(), place=Place.ON_SITE), MessageKind.BOOKED, False),
        (details(), MessageKind.BOOKED, False),
        (details(meeting(join_url="")), MessageKind.BOOKED, False),
        (details(meeting(starts=None)), MessageKind.BOOKED, False),  # a delete was begun
        (details(meeting(trouble=AppError(Kind.MEETING_GONE))), MessageKind.BOOKED, False),
    ],
)
def test_a_link_is_told_while_it_works(
    booking: BookingDetails, kind: MessageKind, is_told: bool
) -> None:
    template = Template(kind, EMAIL, "en", "{link}", "At {time}\n{link}")
    got = message_of(booking, KNOWN, [template], kind, EMAIL)
    assert (LINK in got.body, LINK in got.subject) == (is_told, is_told)


def test_without_a_link_to_give_nobody_is_let_in_by_number_either() -> None:
    gone = AppError(Kind.MEETING_GONE)
    by_number = details(meeting(join_id="1234567", passcode="a1b", trouble=gone))
    assert told("", "At {time}: {link}", by_number).body == "At 10:00 am:"


def test_who_joins_by_number_reads_how_in_the_line_after_the_link() -> None:
    by_number = details(meeting(join_id="1234567", passcode="a{date}b"))
    line = "To join by number: meeting ID 123 456 7, passcode a{date}b"
    assert told("", "{link}\nBye", by_number).body == f"{LINK}\n{line}\nBye"
    assert told("", "Bye", by_number).body == "Bye"
    assert told("", "{link}", by_number, TEXT).body == LINK


@pytest.mark.parametrize(
    ("place", "time_told"),
    [(Place.ONLINE, "9:00 am in London (10:00 am in Berlin)"), (Place.ON_SITE, "10:00 am")],
)
def test_the_customers_clock_counts_only_online(place: Place, time_told: str) -> None:
    booking = details(meeting(), place=place)
    abroad = replace(booking, customer=replace(booking.customer, time_zone="Europe/London"))
    assert told("", "{time}", abroad).body == time_told


@pytest.mark.parametrize(
    ("own", "the_salons", "language"),
    [
        ("", "de", "de"),
        ("en", "de", "en"),
        ("de-AT", "en", "de"),
        ("DE_ch", "en", "de"),
        ("fr", "de", "de"),
        ("fr", "it", "en"),
        ("", "", "en"),
    ],
)
def test_the_language_is_the_customers_if_there_are_words(
    own: str, the_salons: str, language: str
) -> None:
    customer, its_salon = Customer(1, "A", language=own), salon(language=the_salons)
    assert language_of(customer, its_salon) == language
    booking = replace(ONLINE, customer=customer)
    hello = {"en": "Hello", "de": "Guten Tag"}[language]
    assert message_of(booking, its_salon, [], BOOKED, EMAIL).body.startswith(hello)


def test_what_the_owner_wrote_takes_the_place_of_what_the_app_comes_with() -> None:
    own = Template(BOOKED, EMAIL, "de", "S", "B")
    assert template_for([own], BOOKED, EMAIL, "de") == own
    for other in (
        (MessageKind.MOVED, EMAIL, "de"),
        (BOOKED, TEXT, "de"),
        (BOOKED, EMAIL, "en"),
    ):
        assert template_for([own], *other) == words(*other)
    with pytest.raises(KeyError):
        template_for([own], BOOKED, EMAIL, "fr")


@pytest.mark.parametrize(
    ("name", "body", "shown"),
    [
        ("דנה", "{customer}: you are booked.", f"{LEFT_TO_RIGHT}דנה: you are booked."),
        ("ليلى", "12 {customer}, hi", f"{LEFT_TO_RIGHT}12 ليلى, hi"),
        ("דנה", "Hello {customer}, {time}", "Hello דנה, 10:00 am"),
        ("דנה", "{customer}", "דנה"),
        ("Anna", "{customer}: hi", "Anna: hi"),
        ("12", "{customer}: hi", "12: hi"),
        ("Anna", "{customer}, שלום", f"{RIGHT_TO_LEFT}Anna, שלום"),
        ("דנה", "{customer}, שלום", "דנה, שלום"),
    ],
)
def test_a_line_is_read_in_the_direction_of_its_own_words(name: str, body: str, shown: str) -> None:
    assert told(body, body, named(name)) == Message(shown, shown)


def test_a_text_has_no_subject() -> None:
    assert told("Subject", "Body", channel=TEXT) == Message("", "Body")


def test_walk_ins_and_erased_customers_have_no_name() -> None:
    for kind in (CustomerKind.WALK_IN, CustomerKind.ERASED):
        nobody = replace(THERE, customer=replace(THERE.customer, name="Walk-in", kind=kind))
        assert told("", "Hello {customer},", nobody).body == "Hello,"


def test_a_subject_of_several_lines_is_one() -> None:
    assert told("A\n{date}\r\n B", "x").subject == "A Tuesday, 2 June 2026 B"


@pytest.mark.parametrize(("kind", "channel", "language"), MESSAGES)
def test_messages_hold_no_private_notes(kind: MessageKind, channel: Channel, language: str) -> None:
    got = message_of(ONLINE, KNOWN, [], kind, channel, language=language)
    assert not any(one in got.body + got.subject for one in ("henna", "pays late", "0170", "anna@"))
