"""What taking a profile in would change: part by part, so that each can be left out."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.models import ProviderKind, Salon, Service, Staff
from desktop.core.profile import Profile


class Part(StrEnum):
    SALON = "salon"
    HOURS = "hours"
    STAFF = "staff"
    SERVICES = "services"
    TEAMS = "teams"  # that online appointments are held there, and how the app is registered


class Effect(StrEnum):
    NEW = "new"  # nothing that somebody entered is lost
    REPLACES = "replaces"  # something else stands there now
    NOTHING = "nothing"  # all of it is there already


class TeamsFact(StrEnum):
    """What may have to give way in :attr:`Part.TEAMS`."""

    OWN_LINK = "own_link"
    REGISTRATION = "registration"


@dataclass(frozen=True, slots=True)
class Registered:
    """How the app is registered now; ``fixed`` by the administrator or the environment."""

    client_id: str = ""
    tenant: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the book and this computer hold already; archived people and services too."""

    salon: Salon
    staff: tuple[Staff, ...] = ()
    services: tuple[Service, ...] = ()
    registered: Registered = Registered()

    @property
    def is_fresh(self) -> bool:
        """Whether nobody has set this salon up yet: its zone and hours are mere proposals."""
        return not self.salon.name and not self.staff


def effects(profile: Profile, known: Known) -> dict[Part, Effect]:
    """Return what each part that is in the profile would do, in the order of the settings."""
    found = {
        Part.SALON: _salon_effect(profile, known),
        Part.HOURS: _hours_effect(profile, known),
        Part.STAFF: _additions(profile.staff, new_names(profile.staff, known.staff)),
        Part.SERVICES: _additions(profile.services, new_services(profile, known.services)),
        Part.TEAMS: _teams_effect(profile, known),
    }
    return {part: effect for part, effect in found.items() if effect is not None}


def new_names(names: Collection[str], staff: Collection[Staff]) -> tuple[str, ...]:
    """Return who of ``names`` does not stand in the book, under whatever case, be it archived."""
    there = {one.name.casefold() for one in staff}
    return tuple(name for name in names if name.casefold() not in there)


def new_services(profile: Profile, services: Collection[Service]) -> tuple[Service, ...]:
    """Return the same of services; one that is there stays as it is."""
    there = {one.name.casefold() for one in services}
    return tuple(one for one in profile.services if one.name.casefold() not in there)


def salon_fields(profile: Profile) -> dict[str, str]:
    """Return what the profile says of the salon itself, by the names of Salon's fields."""
    names = ("name", "country", "time_zone", "language", "address", "phone")
    return {name: value for name in names if (value := getattr(profile, name))}


def wants_registration(profile: Profile, registered: Registered) -> bool:
    """Whether the registration in the profile is another one, and may be entered here."""
    return _names_another(profile, registered) and not registered.fixed


def keeps_registration(profile: Profile, registered: Registered) -> bool:
    """Whether the profile has another one, which may not take the place of the one here."""
    return _names_another(profile, registered) and registered.fixed


def replaced_in_teams(profile: Profile, known: Known) -> list[TeamsFact]:
    """Return what would be lost of how online appointments are held now."""
    facts = []
    if profile.teams and known.salon.provider is ProviderKind.OWN_LINK:
        facts.append(TeamsFact.OWN_LINK)
    if known.registered.client_id and wants_registration(profile, known.registered):
        facts.append(TeamsFact.REGISTRATION)
    return facts


def _names_another(profile: Profile, registered: Registered) -> bool:
    same = (profile.client_id, profile.tenant) == (registered.client_id, registered.tenant)
    return bool(profile.client_id) and not same


def _salon_effect(profile: Profile, known: Known) -> Effect | None:
    fields = salon_fields(profile)
    if not fields:
        return None
    different = {name for name, value in fields.items() if getattr(known.salon, name) != value}
    if not different:
        return Effect.NOTHING
    if known.is_fresh or not any(getattr(known.salon, name) for name in different):
        return Effect.NEW
    return Effect.REPLACES


def _hours_effect(profile: Profile, known: Known) -> Effect | None:
    if profile.hours is None:
        return None
    if profile.hours == known.salon.hours:
        return Effect.NOTHING
    return Effect.NEW if known.is_fresh else Effect.REPLACES


def _additions(named: Collection[object], new: Collection[object]) -> Effect | None:
    if not named:
        return None
    return Effect.NEW if new else Effect.NOTHING


def _teams_effect(profile: Profile, known: Known) -> Effect | None:
    if not profile.teams and not profile.client_id:
        return None
    switches = profile.teams and known.salon.provider is not ProviderKind.TEAMS
    if not switches and not wants_registration(profile, known.registered):
        return Effect.NOTHING
    return Effect.REPLACES if replaced_in_teams(profile, known) else Effect.NEW
