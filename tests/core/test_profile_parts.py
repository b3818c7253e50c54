"""Taking a profile in says first what it would add and what it would replace."""

from dataclasses import replace
from datetime import time

import pytest

from desktop.core.models import ProviderKind, Salon, Service, Span, Staff
from desktop.core.profile import Profile
from desktop.core.profile_parts import (
    Effect,
    Known,
    Part,
    Registered,
    TeamsFact,
    effects,
    keeps_registration,
    new_names,
    new_services,
    replaced_in_teams,
    wants_registration,
)

ID, OTHER_ID = "00001111-aaaa-2222-bbbb-3333cccc4444", "99991111-aaaa-2222-bbbb-3333cccc4444"
WEEK = ((Span(time(9), time(18)),),) * 7
SHORT_WEEK = ((Span(time(9), time(13)),),) * 7
FRESH = Known(Salon("", "UTC", "", SHORT_WEEK))
ROSA = Known(
    Salon("Salon Rosa", "Europe/Berlin", "DE", WEEK, ProviderKind.TEAMS),
    (Staff(1, "Mia", ""), Staff(2, "Tom", "", archived=True)),
    (Service(1, "Haircut", 45, ""),),
    Registered(ID, "yoursalon.com"),
)
PROFILE = Profile(
    name="Salon Rosa",
    country="DE",
    time_zone="Europe/Berlin",
    hours=WEEK,
    staff=("MIA", "Tom"),
    services=(Service(0, "haircut", 30, ""),),
    teams=True,
    client_id=ID,
    tenant="yoursalon.com",
)


def test_a_fresh_book_takes_everything_as_new() -> None:
    assert effects(PROFILE, FRESH) == dict.fromkeys(Part, Effect.NEW)


def test_the_same_salon_again_changes_nothing() -> None:
    assert effects(PROFILE, ROSA) == dict.fromkeys(Part, Effect.NOTHING)


def test_another_salon_replaces_what_can_be_one_only_and_adds_the_rest() -> None:
    other = replace(
        PROFILE,
        name="Salon Blau",
        hours=SHORT_WEEK,
        staff=("Mia", "Ada"),
        services=(Service(0, "Haircut", 30, ""), Service(0, "Perm", 90, "")),
        client_id=OTHER_ID,
    )
    assert effects(other, ROSA) == {
        Part.SALON: Effect.REPLACES,
        Part.HOURS: Effect.REPLACES,
        Part.STAFF: Effect.NEW,
        Part.SERVICES: Effect.NEW,
        Part.TEAMS: Effect.REPLACES,
    }
    assert new_names(other.staff, ROSA.staff) == ("Ada",)
    assert [one.name for one in new_services(other, ROSA.services)] == ["Perm"]


def test_what_the_profile_does_not_say_is_no_part_of_it() -> None:
    assert effects(Profile(name="Salon Rosa"), ROSA) == {Part.SALON: Effect.NOTHING}
    assert effects(Profile(staff=("Ada",)), ROSA) == {Part.STAFF: Effect.NEW}
    assert effects(Profile(teams=True), ROSA) == {Part.TEAMS: Effect.NOTHING}
    assert effects(Profile(client_id=OTHER_ID), ROSA) == {Part.TEAMS: Effect.REPLACES}


def test_an_address_where_there_was_none_replaces_nothing() -> None:
    known = Profile(name="Salon Rosa", address="Lange Straße 1")
    assert effects(known, ROSA) == {Part.SALON: Effect.NEW}
    moved = replace(ROSA, salon=replace(ROSA.salon, address="Kurze Straße 2"))
    assert effects(known, moved) == {Part.SALON: Effect.REPLACES}


def test_a_salon_without_a_name_that_has_people_is_set_up_all_the_same() -> None:
    started = replace(FRESH, staff=ROSA.staff)
    assert effects(PROFILE, started)[Part.HOURS] is Effect.REPLACES


@pytest.mark.parametrize(
    ("provider", "registered", "expected"),
    [
        (ProviderKind.NONE, Registered(), Effect.NEW),
        (ProviderKind.OWN_LINK, Registered(), Effect.REPLACES),
        (ProviderKind.TEAMS, Registered(), Effect.NEW),
        (ProviderKind.TEAMS, Registered(OTHER_ID), Effect.REPLACES),
        (ProviderKind.TEAMS, Registered(ID), Effect.REPLACES),
        (ProviderKind.TEAMS, Registered(OTHER_ID, fixed=True), Effect.NOTHING),
        (ProviderKind.NONE, Registered(OTHER_ID, fixed=True), Effect.NEW),
    ],
)
def test_teams_is_chosen_and_registered_unless_somebody_else_did(
    provider: ProviderKind, registered: Registered, expected: Effect
) -> None:
    known = replace(ROSA, salon=replace(ROSA.salon, provider=provider), registered=registered)
    assert effects(PROFILE, known)[Part.TEAMS] is expected


LINK, REGISTRATION = TeamsFact.OWN_LINK, TeamsFact.REGISTRATION


@pytest.mark.parametrize(
    ("provider", "registered", "teams", "expected"),
    [
        (ProviderKind.OWN_LINK, Registered(OTHER_ID), True, [LINK, REGISTRATION]),
        (ProviderKind.OWN_LINK, Registered(OTHER_ID), False, [REGISTRATION]),
        (ProviderKind.OWN_LINK, Registered(OTHER_ID, fixed=True), True, [LINK]),
        (ProviderKind.OWN_LINK, Registered(), True, [LINK]),
        (ProviderKind.NONE, Registered(ID), True, [REGISTRATION]),
        (ProviderKind.NONE, Registered(ID, "yoursalon.com"), True, []),
        (ProviderKind.TEAMS, Registered(), True, []),
    ],
)
def test_every_fact_that_teams_replaces_is_named(
    provider: ProviderKind, registered: Registered, teams: bool, expected: list[TeamsFact]
) -> None:
    known = replace(ROSA, salon=replace(ROSA.salon, provider=provider), registered=registered)
    assert replaced_in_teams(replace(PROFILE, teams=teams), known) == expected


@pytest.mark.parametrize(
    ("client_id", "registered", "wants", "keeps"),
    [
        (ID, Registered(), True, False),
        (ID, Registered(OTHER_ID), True, False),
        (ID, Registered(OTHER_ID, fixed=True), False, True),
        (ID, Registered(ID, "yoursalon.com", fixed=True), False, False),
        ("", Registered(OTHER_ID, fixed=True), False, False),
    ],
)
def test_another_registration_is_entered_unless_one_is_fixed(
    client_id: str, registered: Registered, wants: bool, keeps: bool
) -> None:
    profile = replace(PROFILE, client_id=client_id)
    assert wants_registration(profile, registered) is wants
    assert keeps_registration(profile, registered) is keeps
