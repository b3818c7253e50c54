"""Customers found as one types."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.models import Customer
from tests.services.desk import Desk, open_desk

PEOPLE = [
    Customer(0, "Zoë Müller", "0170 1234567", "zoe@example.com"),
    Customer(0, "Anna-Lena Ångström", "+46 8 123 45 67"),
    Customer(0, "Annabel Li", "0170 9876543", "li@mail.example"),
    Customer(0, "Anna Schmidt", "", "anna.s@mail.example"),
    Customer(0, "Seán O'Neill", "030 / 55 66 77"),
    Customer(0, "محمد", "0171 1111111"),
    Customer(0, "", "0152 000 4711"),
    Customer(0, "", "", "nameless@mail.example"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        found.store.save_salon(replace(found.store.salon(), country="DE"))
        for person in PEOPLE:
            found.store.save_customer(person)
        yield found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zoe", ["Zoë Müller"]),
        ("ZOË", ["Zoë Müller"]),
        ("mul zo", ["Zoë Müller"]),
        ("mueller", ["Zoë Müller"]),
        ("z", ["Zoë Müller"]),
        ("angstrom", ["Anna-Lena Ångström"]),
        ("lena a", ["Anna-Lena Ångström"]),
        ("o'neill", ["Seán O'Neill"]),
        ("neill sean", ["Seán O'Neill"]),
        ("محم", ["محمد"]),
        ("4567", ["Anna-Lena Ångström", "Zoë Müller"]),
        ("0170", ["Annabel Li", "Zoë Müller"]),
        ("+49 170 12", ["Zoë Müller"]),
        ("0049 (0)170 12", ["Zoë Müller"]),
        ("0170-123 45 67", ["Zoë Müller"]),
        ("08 123", ["Anna-Lena Ångström"]),
        ("4711", [""]),
        ("anna 4567", ["Anna-Lena Ångström"]),
        ("zoe@example.com", ["Zoë Müller"]),
        ("li@mail", ["Annabel Li"]),
        ("nameless", [""]),
        ("annab", ["Annabel Li"]),
        ("anna mail", ["Anna Schmidt", "Annabel Li"]),
        ("", []),
        ("   ", []),
        ("12", []),
        ("zoe nobody", []),
        ("zoe 999999", []),
        ("*", []),
        ('"', []),
        ("anna OR zoe", []),
        ("NEAR(anna zoe)", []),
        ("words:zoe", []),
    ],
)
def test_people_are_found_by_any_words_and_digits(desk: Desk, typed: str, found: list[str]) -> None:
    assert [person.name for person in desk.store.find_customers(typed)] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # umlauts, however either was spelt
        ("müller", ["Jörg Mueller", "Zoë Müller"]),
        ("mueller", ["Jörg Mueller", "Zoë Müller"]),
        ("MÜLL", ["Jörg Mueller", "Zoë Müller"]),
        ("joerg", ["Jörg Mueller"]),
        ("strasse", ["Straße 8"]),
        ("straße", ["Straße 8"]),
        # parts of an e-mail address
        ("@example.com", ["Zoë Müller"]),
        ("example.com", ["Zoë Müller"]),
        ("mail.exa", ["", "Anna Schmidt", "Annabel Li"]),
        ("jm85@", ["Jörg Mueller"]),
        ("jm85@gmx", ["Jörg Mueller"]),
        ("koeln", ["Jörg Mueller"]),
        ("müller@koeln", ["Jörg Mueller"]),
        ("anna @", ["Anna Schmidt", "Anna-Lena Ångström", "Annabel Li"]),
        # digits beside, inside and instead of words
        ("4567 müller", ["Zoë Müller"]),
        ("müller4567", ["Zoë Müller"]),
        ("müller,4567", ["Zoë Müller"]),
        ("müller/0170-123", ["Zoë Müller"]),
        ("schmidt,anna", ["Anna Schmidt"]),
        ("2024", ["Jörg Mueller"]),
        ("mueller 2024", ["Jörg Mueller"]),
        ("8", ["Straße 8"]),
        ("straße 8", ["Straße 8"]),
        # one or two digits narrow nothing down: a number may follow
        ("zoe 0", ["Zoë Müller"]),
        ("zoe 01", ["Zoë Müller"]),
        ("zoe 017", ["Zoë Müller"]),
        ("zoe 018", []),
        # country codes
        ("+49", ["Jörg Mueller", "", "محمد", "Seán O'Neill", "Annabel Li", "Zoë Müller"]),
        ("+46", ["Anna-Lena Ångström"]),
        ("+49 0170 123", ["Zoë Müller"]),
        ("0049 0170 123", ["Zoë Müller"]),
        ("(+49) 170 123", ["Zoë Müller"]),
        ("0046 8", ["Anna-Lena Ångström"]),
        ("+46(0)8123", ["Anna-Lena Ångström"]),
        ("٤٥٦٧ müller", ["Zoë Müller"]),
        ("0047", [""]),
        ("0 4 7 1 1", [""]),
        ("4567 0170", []),
    ],
)
def test_it_does_not_matter_how_either_was_spelt(desk: Desk, typed: str, found: list[str]) -> None:
    desk.store.save_customer(Customer(0, "Straße 8"))
    email = "jm85@gmx.example, 2024.mueller@koeln.example"
    desk.store.save_customer(Customer(0, "Jörg Mueller", "0171 2222222", email))
    assert [person.name for person in desk.store.find_customers(typed)] == found


def test_whole_words_come_before_beginnings(desk: Desk) -> None:
    names = [person.name for person in desk.store.find_customers("anna")]
    assert names == ["Anna Schmidt", "Anna-Lena Ångström", "Annabel Li"]


def test_numbers_come_before_the_same_digits_in_an_address(desk: Desk) -> None:
    desk.store.save_customer(Customer(0, "By address", "", "4567@mail.example"))
    names = [person.name for person in desk.store.find_customers("4567")]
    assert names == ["Anna-Lena Ångström", "Zoë Müller", "By address"]


def test_no_more_are_returned_than_asked_for(desk: Desk) -> None:
    for number in range(5):
        desk.store.save_customer(Customer(0, f"Anna {number}", f"0179 555{number}"))
    assert len(desk.store.find_customers("anna", limit=3)) == 3
    assert len(desk.store.find_customers("0179", limit=3)) == 3
    assert len(desk.store.find_customers("an", limit=100)) == 8


def test_a_changed_number_is_found_and_the_old_one_is_not(desk: Desk) -> None:
    [zoe] = desk.store.find_customers("zoe")
    desk.store.save_customer(replace(zoe, phone="0160 777 888"))
    assert desk.store.find_customers("77788") == desk.store.find_customers("zoe")
    assert zoe.id not in {person.id for person in desk.store.find_customers("1234567")}


def test_another_country_gives_numbers_its_code(desk: Desk) -> None:
    assert desk.store.find_customers("+43 170 123") == []
    desk.store.save_salon(replace(desk.store.salon(), country="AT"))
    assert [person.name for person in desk.store.find_customers("+43 170 123")] == ["Zoë Müller"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=20))
def test_nothing_typed_breaks_the_search(desk: Desk, typed: str) -> None:
    assert len(desk.store.find_customers(typed)) <= len(PEOPLE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    name=st.text(st.characters(categories=["L", "M"], max_codepoint=0x24F), min_size=1, max_size=12)
)
def test_whoever_is_saved_is_found_by_their_own_name(desk: Desk, name: str) -> None:
    saved = desk.store.save_customer(Customer(0, name))
    assert saved in desk.store.find_customers(name, limit=1000)
