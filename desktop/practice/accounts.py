"""The organisations, people and app registrations of the practice cloud."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desktop.core.profile import PRACTICE_ID

PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"
"""The tenant id of every personal Microsoft account, as in a token's ``tid``."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """``lobby`` is what its meeting policy gives a new meeting (``lobbyBypassScope``)."""

    id: str
    domain: str
    name: str
    lobby: str = "everyone"
    users_may_consent: bool = True
    short_links: bool = False


class Twist(StrEnum):
    """What is special about signing in with an account."""

    WORKS = "works"
    PERSONAL = "personal"
    NO_TEAMS = "no_teams"
    NO_OFFLINE_ACCESS = "no_offline_access"
    DECLINES = "declines"
    CONDITIONAL_ACCESS = "conditional_access"
    NOT_ASSIGNED = "not_assigned"


@dataclass(frozen=True, slots=True)
class Account:
    """``id`` is the object id in its tenant; ``teaches`` says what one learns by choosing it."""

    id: str
    tenant: Tenant
    email: str
    name: str
    teaches: str
    twist: Twist = Twist.WORKS


class Platform(StrEnum):
    """Under which heading of the app registration ``http://localhost`` stands."""

    DESKTOP = "Mobile and desktop applications"
    WEB = "Web"


@dataclass(frozen=True, slots=True)
class Registration:
    """``secrets`` are client secrets with the instant each expires."""

    client_id: str
    name: str
    platform: Platform = Platform.DESKTOP
    secrets: tuple[tuple[str, datetime], ...] = ()
    enabled: bool = True

    def __repr__(self) -> str:
        return f"Registration({self.client_id}, {self.platform})"


LUMIERE = Tenant("6f1d0b54-52a9-4a43-9d0c-5a2f2c0f7a11", "lumiere.example", "Salon Lumière")
CHAIN = Tenant(
    "a3c4e9d2-7c1b-4b8e-8f57-0d9e61b3c022",
    "hairchain.example",
    "Hair Chain Group",
    lobby="organizationAndFederated",
    users_may_consent=False,
    short_links=True,
)
GUARDED = Tenant("c8e2f7a6-19d4-4f0a-b6a3-7e4d15a9b033", "guarded.example", "Guarded Spa")
CONSUMERS = Tenant(PERSONAL_TENANT, "live.example", "Personal accounts")
TENANTS = (LUMIERE, CHAIN, GUARDED, CONSUMERS)

ANNA = Account(
    "0b7c3f5e-41de-4b3c-9c6a-3f1f6d0a0001",
    LUMIERE,
    "anna@lumiere.example",
    "Anna Weber",
    "A work account with Teams. Everything works.",
)
ACCOUNTS = (
    ANNA,
    Account(
        "0b7c3f5e-41de-4b3c-9c6a-3f1f6d0a0002",
        LUMIERE,
        "ben@lumiere.example",
        "Ben Okafor",
        "Works too, but meetings made by Anna are not his to change.",
    ),
    Account(
        "00000000-0000-0000-a9f1-3c5d7e9b0003",
        CONSUMERS,
        "carla@personal.example",
        "Carla Privat",
        "A personal account. Teams meetings need one from work or school.",
        Twist.PERSONAL,
    ),
    Account(
        "0b7c3f5e-41de-4b3c-9c6a-3f1f6d0a0004",
        LUMIERE,
        "dora@lumiere.example",
        "Dora Lindqvist",
        "A work account whose plan does not include Teams.",
        Twist.NO_TEAMS,
    ),
    Account(
        "5d2a9c17-8e64-4d27-a0b5-94c3e7f10005",
        CHAIN,
        "emil@hairchain.example",
        "Emil Novák",
        "Only an administrator may let apps in here.",
    ),
    Account(
        "7f3e1b28-95a7-4c68-b1d6-a5e4f8020006",
        GUARDED,
        "fatima@guarded.example",
        "Fatima Haddad",
        "Leave to stay signed in (offline_access) is withheld.",
        Twist.NO_OFFLINE_ACCESS,
    ),
    Account(
        "0b7c3f5e-41de-4b3c-9c6a-3f1f6d0a0007",
        LUMIERE,
        "gustav@lumiere.example",
        "Gustav Holm",
        "Declines when asked to let the app in.",
        Twist.DECLINES,
    ),
    Account(
        "7f3e1b28-95a7-4c68-b1d6-a5e4f8020008",
        GUARDED,
        "hana@guarded.example",
        "Hana Sato",
        "Conditional access refuses this computer.",
        Twist.CONDITIONAL_ACCESS,
    ),
    Account(
        "7f3e1b28-95a7-4c68-b1d6-a5e4f8020009",
        GUARDED,
        "ivo@guarded.example",
        "Ivo Marić",
        "Not assigned to the app. The error page never returns to it.",
        Twist.NOT_ASSIGNED,
    ),
)

DESKTOP_APP = Registration(PRACTICE_ID, "Trimsy Desk")
"""A public client: no secret."""

WEB_SECRET = "practice~secret~that~works"
EXPIRED_WEB_SECRET = "practice~secret~that~has~expired"
WEB_APP = Registration(
    "4a9f6b1c-2d3e-4f50-8a61-7b8c9d0e0002",
    "Trimsy Desk (with a client secret)",
    Platform.WEB,
    (
        (WEB_SECRET, datetime(9999, 1, 1, tzinfo=UTC)),
        (EXPIRED_WEB_SECRET, datetime(2020, 1, 1, tzinfo=UTC)),
    ),
)
"""A confidential client: ``http://localhost`` stands under *Web* and a secret is demanded."""

DISABLED_APP = Registration(
    "4a9f6b1c-2d3e-4f50-8a61-7b8c9d0e0003", "Trimsy Desk (switched off)", enabled=False
)
REGISTRATIONS = (DESKTOP_APP, WEB_APP, DISABLED_APP)
