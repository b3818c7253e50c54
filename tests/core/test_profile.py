"""A profile holds what one desk tells another, and nothing about any customer."""

import unicodedata
from contextlib import suppress
from dataclasses import fields, replace
from datetime import time
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.header_text import header_text
from desktop.core.models import Place, ProviderKind, Salon, Service, Span, Staff
from desktop.core.profile import Profile, profile_of, text_of
from desktop.core.profile_reading import (
    LONGEST,
    MOST,
    NotAProfile,
    ProfileRead,
    Refusal,
    read_profile,
)
from desktop.practice.accounts import DESKTOP_APP

ID = "00001111-aaaa-2222-bbbb-3333cccc4444"
DAY = (Span(time(9), time(13)), Span(time(14), time(18, 30)))
WEEK = (DAY,) * 4 + ((Span(time(12), time(0)),), (), ())
SALON = Salon(
    "Salon “Rosa”",
    "Europe/Berlin",
    "DE",
    WEEK,
    ProviderKind.TEAMS,
    own_link="https://meet.example/our-own-room",
    address="Lange Straße 1",
    phone="+49 30 1234567",
    language="de",
)
STAFF = [
    Staff(1, "Mia", "#8e44ad"),
    Staff(2, "Tom", "#1f77b4", archived=True),
    Staff(3, "Łucja", "#1f77b4", hours=WEEK),
]
SERVICES = [
    Service(1, "Haircut", 45, "#2a9d8f", buffer=5, price=Decimal("39.50")),
    Service(2, "Perm", 120, "#2a9d8f", archived=True),
    Service(3, "Consultation", 30, "#457b9d", Place.ONLINE, price=Decimal(0)),
    Service(4, "Colour", 90, "#457b9d", online_allowed=False),
]
FILE = """\
# A salon profile: open it with Trimsy Desk. It holds no secrets and no customers.
trimsy_profile = 1
staff = [
    "Mia",
    "Łucja",
]

[salon]
name = "Salon “Rosa”"
country = "DE"
time_zone = "Europe/Berlin"
language = "de"
address = "Lange Straße 1"
phone = "+49 30 1234567"
online = "teams"

[hours]
monday = ["09:00-13:00", "14:00-18:30"]
tuesday = ["09:00-13:00", "14:00-18:30"]
wednesday = ["09:00-13:00", "14:00-18:30"]
thursday = ["09:00-13:00", "14:00-18:30"]
friday = ["12:00-00:00"]
saturday = []
sunday = []

[microsoft]
client_id = "00001111-aaaa-2222-bbbb-3333cccc4444"
tenant = "yoursalon.com"

[[services]]
name = "Haircut"
minutes = 45
buffer = 5
price = 39.50

[[services]]
name = "Consultation"
minutes = 30
price = 0
online = true

[[services]]
name = "Colour"
minutes = 90
online_allowed = false
"""


def ours() -> Profile:
    return profile_of(SALON, STAFF, SERVICES, ID, "yoursalon.com")


def read(text: str) -> ProfileRead:
    return read_profile(text, lambda it: it.lower() == ID, lambda it: "." in it)


def said(*lines: str) -> ProfileRead:
    """What is read of a profile with these lines."""
    return read("\n".join(["trimsy_profile = 1", *lines]))


def refusal(text: str) -> Refusal:
    with pytest.raises(NotAProfile) as refused:
        read(text)
    return refused.value.refusal


def test_the_file_is_one_that_people_can_read() -> None:
    assert text_of(ours()) == FILE


def test_what_is_written_is_read_again() -> None:
    assert read(FILE) == ProfileRead(ours())


def test_a_field_without_a_value_of_its_own_here_would_be_tested_by_nothing() -> None:
    plain = Profile()
    assert not [f.name for f in fields(plain) if getattr(ours(), f.name) == getattr(plain, f.name)]


def test_those_who_left_and_links_that_open_a_room_stay_at_home() -> None:
    text = text_of(
        profile_of(replace(SALON, provider=ProviderKind.OWN_LINK), STAFF, SERVICES, "", "x.y")
    )
    for private in ("Tom", "Perm", "meet.example", "teams", "x.y", "microsoft", "#"):
        assert private not in text.partition("\n")[2]


def test_what_was_practised_with_is_no_registration() -> None:
    made = profile_of(SALON, STAFF, SERVICES, DESKTOP_APP.client_id, "yoursalon.com")
    assert (made.teams, made.client_id, made.tenant) == (True, "", "")


words = st.text(st.characters(codec="utf-8"), max_size=30)
names = words.map(lambda text: " ".join(text.split()))


@given(st.lists(words, max_size=5), words, words)
def test_any_name_comes_back_as_one_line(staff: list[str], name: str, address: str) -> None:
    wanted = Profile(name=name, staff=tuple(staff), address=address, country="DE")
    found = read(text_of(wanted)).profile

    def shown(text: str) -> str:
        line = header_text(text, LONGEST)
        return line if any(unicodedata.category(sign) != "Cf" for sign in line) else ""

    assert (found.name, found.address) == (shown(name), shown(address))
    assert {one.casefold() for one in found.staff} == {
        shown(one).casefold() for one in staff if shown(one)
    }


def test_nothing_that_hides_comes_in_with_a_name() -> None:
    found = said(
        r'staff = ["\u202eaim", "Mi\u2069a", "\u200b\u00ad", "\u0645\u06cc\u200c\u0646\u0627"]',
        r"""[salon]
"\u2066x\ny" = 1""",
    )
    assert found.profile.staff == ("aim", "Mia", "\u0645\u06cc\u200c\u0646\u0627")
    assert found.left_out == ("staff 3", "salon.x y")


@pytest.mark.parametrize("made_of", ["a.", "a . ", '"a".'])
def test_a_name_made_to_be_slow_is_refused_at_once(made_of: str) -> None:
    before = perf_counter()
    assert refusal(f"trimsy_profile = 1\n{made_of * 50_000}b = 1") is Refusal.NO_PROFILE
    assert perf_counter() - before < 2  # tomllib takes half a minute


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotAProfile):
        read(f"trimsy_profile = 1\n{text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Refusal.NO_PROFILE),
        ("hello", Refusal.NO_PROFILE),
        ("<html>", Refusal.NO_PROFILE),
        ('client_id = "x"', Refusal.NO_PROFILE),
        ("trimsy_profile = true", Refusal.NO_PROFILE),
        ('trimsy_profile = "1"', Refusal.NO_PROFILE),
        ("trimsy_profile = 0", Refusal.NO_PROFILE),
        ("trimsy_profile = 1\nx = " + "9" * 5000, Refusal.NO_PROFILE),
        ("trimsy_profile = 1\nx = 1e9999999999999999999", Refusal.NO_PROFILE),
        ("trimsy_profile = 1\nx = " + "[" * 100_000, Refusal.NO_PROFILE),
        ("trimsy_profile = 2\nstaff = []", Refusal.NEWER),
        ("trimsy_profile = 1", Refusal.EMPTY),
        ("trimsy_profile = 1\nstaff = []\n[salon]\nname = ' '", Refusal.EMPTY),
        ("trimsy_profile = 1\nstaf = ['Mia']", Refusal.EMPTY),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_profile_is_refused(text: str, expected: Refusal) -> None:
    assert refusal(text) is expected


@pytest.mark.parametrize(
    ("lines", "left_out"),
    [
        ('staff = ["Mia", 7, "", "mia"]', ["staff 2", "staff 3"]),
        ('[salon]\ncountry = "Germany"', ["salon.country"]),
        ('[salon]\ntime_zone = "Berlin"', ["salon.time_zone"]),
        ('[salon]\ntime_zone = "../../etc/passwd"', ["salon.time_zone"]),
        ('[salon]\nlanguage = "German"\nname = 3', ["salon.language", "salon.name"]),
        ('[salon]\nonline = "zoom"\nowner = "Rosa"', ["salon.online", "salon.owner"]),
        ("[salon]\nname = " + repr("x" * (LONGEST + 1)), ["salon.name"]),
        (
            '[microsoft]\nclient_id = "no"\ntenant = "nodot"',
            ["microsoft.client_id", "microsoft.tenant"],
        ),
        ('[microsoft]\ntenant = "yoursalon.com"', ["microsoft.tenant"]),
        (
            f'[microsoft]\nclient_id = "{ID}"\nclient_secret = "abc"',
            ["microsoft.client_secret"],
        ),
        ('customers = ["Anna"]', ["customers"]),
        ("staff = " + repr(["x"] * (MOST + 1)), ["staff"]),
        (
            '[hours]\nmonday = ["9-18"]',
            [
                f"hours.{day}"
                for day in (
                    "friday",
                    "monday",
                    "saturday",
                    "sunday",
                    "thursday",
                    "tuesday",
                    "wednesday",
                )
            ],
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_used_is_left_out_and_named(lines: str, left_out: list[str]) -> None:
    found = said(lines, "[[services]]", "name = 'Cut'", "minutes = 45")
    assert [one.name for one in found.profile.services] == ["Cut"]
    assert sorted(found.left_out) == left_out


def test_nothing_of_the_right_name_and_the_wrong_kind_trips_it() -> None:
    found = said(
        "staff = 'Mia'", "services = 3", "hours = 4", "salon = []", f"microsoft.client_id = '{ID}'"
    )
    assert found.profile == Profile(client_id=ID)
    assert sorted(found.left_out) == ["hours", "salon", "services", "staff"]


@pytest.mark.parametrize(
    "spans",
    [
        '["09:00-08:00"]',
        '["09:00-09:00"]',
        '["09:00-12:00", "11:00-13:00"]',
        '["24:00-25:00"]',
        '["09:00"]',
        '["12:00-00:00", "13:00-14:00"]',
        '"09:00-18:00"',
        "[9]",
        "true",
    ],
)
def test_hours_that_make_no_sense_leave_all_of_the_week_out(spans: str) -> None:
    days = FILE[FILE.index("[hours]") : FILE.index("[microsoft]")]
    found = said("staff = ['Mia']", days.replace('["12:00-00:00"]', spans))
    assert (found.profile.hours, found.left_out) == (None, ("hours.friday",))


def test_hours_may_stand_in_any_order() -> None:
    days = FILE[FILE.index("[hours]") : FILE.index("[microsoft]")]
    found = said(days.replace('["09:00-13:00", "14:00-18:30"]', '["14:00 – 18:30", "09:00-13:00"]'))
    assert found == ProfileRead(Profile(hours=WEEK))


@pytest.mark.parametrize(
    "wrong",
    [
        "minutes = 45",
        'name = " "\nminutes = 45',
        'name = "Cut"',
        'name = "Cut"\nminutes = "45"',
        'name = "Cut"\nminutes = true',
        'name = "Cut"\nminutes = 4',
        'name = "Cut"\nminutes = 100000',
        'name = "Cut"\nminutes = 45\nbuffer = -5',
        'name = "Cut"\nminutes = 45\nprice = "cheap"',
        'name = "Cut"\nminutes = 45\nprice = nan',
        'name = "Cut"\nminutes = 45\nprice = -1',
        'name = "Cut"\nminutes = 45\nprice = 1.234',
        'name = "Cut"\nminutes = 45\nprice = 1e40',
        'name = "Cut"\nminutes = 45\nprice = 10000000',
        'name = "Cut"\nminutes = 45\nonline = "yes"',
        'name = "Cut"\nminutes = 45\nonline = true\nonline_allowed = false',
    ],
)
def test_a_service_that_could_not_be_saved_is_left_out(wrong: str) -> None:
    found = said("staff = ['Mia']", "[[services]]", wrong)
    assert (found.profile.services, found.left_out) == ((), ("services 1",))


def test_a_service_is_named_once_and_what_is_not_known_of_it_is_told() -> None:
    one = "[[services]]\nname = 'Cut'\nminutes = 45\ncolour = 'red'"
    found = said(one, one.replace("45", "60").replace("Cut", "CUT"))
    assert [(s.name, s.minutes) for s in found.profile.services] == [("Cut", 45)]
    assert found.left_out == ("services 1.colour",)
