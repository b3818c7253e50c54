"""In what a meeting is not as the book wants it."""

from datetime import UTC, datetime

import pytest

from desktop.core.differences import WORDS, Difference, differences
from desktop.core.models import Lobby, ProviderKind
from desktop.core.wishes import Wish, wish
from tests.core.booking_builder import details, meeting, salon

NINE = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)


def goal() -> Wish:
    found = wish(details(), salon())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"starts": NINE, "ends": NINE.replace(minute=30)}, "times"),
        ({"ends": NINE}, "times"),
        ({"subject": "Team lunch"}, "title"),
        ({"lobby": Lobby.OVERRIDDEN}, "lobby"),
        ({"subject": "Team lunch", "lobby": Lobby.OVERRIDDEN, "ends": NINE}, "times title lobby"),
        # what is the same in other words, or not known, differs in nothing
        ({"subject": "Online  appointment with Salon Höhe "}, "other"),
        ({"starts": datetime(2026, 6, 2, 8, 0, 0, 900_000, UTC)}, "other"),
        ({"subject": "", "starts": None, "ends": None, "lobby": Lobby.UNKNOWN}, "other"),
        ({"provider": ProviderKind.OWN_LINK, "lobby": Lobby.OVERRIDDEN}, "other"),
        ({}, "other"),
    ],
)
def test_it_is_named(changes: dict[str, object], found: str) -> None:
    assert " ".join(differences(meeting(**changes), goal())) == found


def test_there_are_words_for_each() -> None:
    assert set(WORDS) == set(Difference)
