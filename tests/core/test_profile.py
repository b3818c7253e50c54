"""A profile holds what one desk tells another, and nothing about any customer."""

import unicodedata
from dataclasses import fields, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.models import Place, ProviderKind, Salon, Service, Staff
from desktop.core.outside_text import short_line
from desktop.core.profile import Profile, profile_of, text_of
from desktop.core.profile_reading import LONGEST, ProfileRead
from desktop.practice.accounts import DESKTOP_APP
from tests.core.salon_profile import FILE, ID, WEEK, read

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


def ours() -> Profile:
    return profile_of(SALON, STAFF, SERVICES, ID, "yoursalon.com")


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
        line = short_line(text, LONGEST)
        return line if any(unicodedata.category(sign) != "Cf" for sign in line) else ""

    assert (found.name, found.address) == (shown(name), shown(address))
    assert {one.casefold() for one in found.staff} == {
        shown(one).casefold() for one in staff if shown(one)
    }
