"""In what a meeting is not as the book wants it, in words."""

from enum import StrEnum

from desktop.core.models import Lobby, Meeting, ProviderKind
from desktop.core.wishes import Wish, same_times
from desktop.core.words import QT_TRANSLATE_NOOP


class Difference(StrEnum):
    TIMES = "times"
    TITLE = "title"
    LOBBY = "lobby"
    OTHER = "other"  # it was changed, but what is known of it agrees


WORDS: dict[Difference, str] = {
    Difference.TIMES: QT_TRANSLATE_NOOP("core", "The time there is {when}"),
    Difference.TITLE: QT_TRANSLATE_NOOP("core", "The title there is “{title}”"),
    Difference.LOBBY: QT_TRANSLATE_NOOP("core", "Customers come in without waiting"),
    Difference.OTHER: QT_TRANSLATE_NOOP("core", "Something else was changed there"),
}
"""Placeholders are for what the provider holds: ``{when}`` its times, ``{title}`` its subject."""


def differences(meeting: Meeting, goal: Wish) -> tuple[Difference, ...]:
    """Return in what ``meeting``, as last read, is not as wished; never nothing.

    What is not known of it differs in nothing, and neither does the salon's own link, which has
    neither times nor title nor waiting room.
    """
    if meeting.provider is ProviderKind.OWN_LINK:
        return (Difference.OTHER,)
    times_known = meeting.starts is not None and meeting.ends is not None
    title_known = bool(meeting.subject)
    found = {
        Difference.TIMES: times_known and not same_times(meeting, goal),
        Difference.TITLE: title_known and meeting.subject.split() != goal.subject.split(),
        Difference.LOBBY: meeting.lobby is Lobby.OVERRIDDEN,
    }
    return tuple(one for one, differs in found.items() if differs) or (Difference.OTHER,)
