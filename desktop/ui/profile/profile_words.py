"""The words for what a profile holds, and for what taking it in would do."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.models import Salon, Service
from desktop.core.profile import Profile
from desktop.core.profile_parts import (
    Effect,
    Known,
    Part,
    Registered,
    TeamsFact,
    keeps_registration,
    new_names,
    new_services,
    replaced_in_teams,
)
from desktop.core.profile_reading import Refusal
from desktop.ui.hours_words import week_text
from desktop.ui.messages.message_words import LANGUAGE_NAMES
from desktop.ui.spoken import apart, country_name, one_line

translate = QCoreApplication.translate  # the name by which lupdate finds the words

LONGEST = 60
"""Characters of one name that are shown."""

FROM_THE_LEFT = "\u200e"
"""Before a list, whose first name may be written from the right: the whole would follow it."""

MOST = 12
"""Names that are listed."""

_PARTS = {
    Part.SALON: QT_TRANSLATE_NOOP("profile", "Sa&lon"),
    Part.HOURS: QT_TRANSLATE_NOOP("profile", "Opening &hours"),
    Part.STAFF: QT_TRANSLATE_NOOP("profile", "&People"),
    Part.SERVICES: QT_TRANSLATE_NOOP("profile", "&Services"),
    Part.TEAMS: QT_TRANSLATE_NOOP("profile", "&Microsoft Teams"),
}
_REFUSALS = {
    Refusal.UNREADABLE: QT_TRANSLATE_NOOP(
        "profile", "This file cannot be read. It may be moved, protected or open elsewhere."
    ),
    Refusal.TOO_LARGE: QT_TRANSLATE_NOOP(
        "profile", "This file is far too large for a salon profile. Is it the right one?"
    ),
    Refusal.NO_PROFILE: QT_TRANSLATE_NOOP(
        "profile",
        "This is no salon profile, or it is damaged. Save it once more on the other computer.",
    ),
    Refusal.NEWER: QT_TRANSLATE_NOOP(
        "profile", "This profile was saved by a newer Trimsy Desk. Install that here first."
    ),
    Refusal.EMPTY: QT_TRANSLATE_NOOP(
        "profile", "There is nothing in this profile that could be taken in."
    ),
}


def part_words(part: Part) -> str:
    """What a part is called, with its mnemonic."""
    return translate("profile", str(_PARTS[part]))


def refusal_words(refusal: Refusal) -> str:
    """Why a file is of no use, and what to do."""
    return translate("profile", str(_REFUSALS[refusal]))


def content_words(part: Part, profile: Profile, known: Known) -> str:
    """What the file says of a part; of people and services only what would be added."""
    if part is Part.SALON:
        return _salon_words(profile)
    if part is Part.HOURS:
        return week_text(profile.hours or ())
    if part is Part.STAFF:
        return _listed(new_names(profile.staff, known.staff) or profile.staff)
    if part is Part.SERVICES:
        services = new_services(profile, known.services) or profile.services
        return _listed(_service_words(one) for one in services)
    return _teams_words(profile)


def effect_words(part: Part, effect: Effect, profile: Profile, known: Known) -> str:
    """What becomes of what is there now; nothing to say where nothing is."""
    words = []
    stays = part is Part.TEAMS and keeps_registration(profile, known.registered)
    if effect is Effect.NOTHING and not stays:
        words.append(translate("profile", "All of it is here already."))
    elif effect is Effect.REPLACES:
        now = translate("profile", "Replaces what is here now: {now}")
        words.append(now.format(now=_now_words(part, profile, known)))
    elif effect is Effect.NEW and _leaves_others(part, profile, known):
        words.append(translate("profile", "The others are here already and stay as they are."))
    if stays:
        it = translate("profile", "Your IT has registered the app on this computer. That stays.")
        words.append(it)
    return "\n".join(words)


def left_out_words(names: Iterable[str]) -> str:
    """What in the file could not be used."""
    words = translate("profile", "Left out, as it could not be understood: {names}")
    return words.format(names=_listed(names))


def _leaves_others(part: Part, profile: Profile, known: Known) -> bool:
    """Whether some of the people or services in the profile are here already."""
    if part is Part.STAFF:
        return len(new_names(profile.staff, known.staff)) < len(profile.staff)
    services = new_services(profile, known.services)
    return part is Part.SERVICES and len(services) < len(profile.services)


def _salon_words(shown: Profile | Salon) -> str:
    language = shown.language and LANGUAGE_NAMES.get(shown.language, shown.language)
    zone = shown.time_zone.replace("_", " ")
    parts = (shown.name, shown.address, shown.phone, country_name(shown.country), zone, language)
    return FROM_THE_LEFT + " · ".join(_short(part) for part in parts if part)


def _service_words(service: Service) -> str:
    words = translate("profile", "{service} ({minutes} min)")
    return words.format(service=service.name, minutes=service.minutes)


def _teams_words(profile: Profile) -> str:
    words = []
    if profile.teams:
        words.append(translate("profile", "Online appointments are held with Microsoft Teams."))
    if profile.client_id:
        registered = translate("profile", "Application ID {client_id}, tenant {tenant}.")
        tenant = profile.tenant or translate("profile", "any organisation")
        words.append(registered.format(client_id=profile.client_id, tenant=_short(tenant)))
    return "\n".join(words)


def _now_words(part: Part, profile: Profile, known: Known) -> str:
    if part is Part.SALON:
        return _salon_words(known.salon)
    if part is Part.HOURS:
        return week_text(known.salon.hours)
    facts = replaced_in_teams(profile, known)
    return " · ".join(_fact_words(fact, known.registered) for fact in facts)


def _fact_words(fact: TeamsFact, registered: Registered) -> str:
    if fact is TeamsFact.OWN_LINK:
        return translate("profile", "your own meeting link")
    words = translate("profile", "application ID {client_id}, tenant {tenant}")
    tenant = registered.tenant or translate("profile", "any organisation")
    return words.format(client_id=registered.client_id, tenant=_short(tenant))


def _listed(names: Iterable[str]) -> str:
    shown = [_short(name) for name in names]
    if len(shown) <= MOST:
        return FROM_THE_LEFT + ", ".join(shown)
    words = translate("profile", "{names} and {count} more")
    listed = FROM_THE_LEFT + ", ".join(shown[:MOST])
    return words.format(names=listed, count=len(shown) - MOST)


def _short(text: str) -> str:
    line = one_line(text)
    return apart(line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…")
