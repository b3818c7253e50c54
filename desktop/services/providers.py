"""Who makes the meetings: Microsoft Teams, or the salon's own fixed link."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from desktop.core.models import Lobby, Organiser
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import Held, Wish, is_meeting_link
from desktop.services.graph import Graph

PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"
"""The ``tid`` of every personal Microsoft account (Microsoft identity platform: ID token)."""

MEETINGS_SCOPE = "OnlineMeetings.ReadWrite"


class MeetingProvider(Protocol):
    """A service that keeps meetings for people to join by a link.

    Every method raises :class:`AppError`: DOWN or UNEXPECTED where the call may have taken effect
    all the same.
    """

    def organiser(self) -> Organiser | None:
        """Return the account meetings are made under now, ``None`` without one. No network."""

    def create(self, external_id: str, wish: Wish) -> Held:
        """Make a meeting, or return the one already made under ``external_id``, as it is.

        The waiting room is not yet on: a :meth:`change` follows. Raises MEETING_GONE when the
        meeting of that id was deleted: only another id gets another one.
        """

    def change(self, cloud_id: str, wish: Wish) -> Held:
        """Set subject, times and waiting room, and return what came of it.

        Raises MEETING_GONE when there is no such meeting.
        """

    def read(self, cloud_id: str) -> Held:
        """Return the meeting as it is. Raises MEETING_GONE when there is no such meeting."""

    def delete(self, cloud_id: str) -> str:
        """Delete the meeting; return the request's id.

        Raises MEETING_GONE when there is no such meeting, or none known yet where it was just made.
        """


class Teams:
    """Microsoft Teams meetings of the connected account."""

    def __init__(
        self,
        graph: Graph,
        organiser: Callable[[], Organiser | None],
        granted: Callable[[], frozenset[str]],
    ) -> None:
        self._graph = graph
        self._organiser = organiser
        self._granted = granted

    def organiser(self) -> Organiser | None:
        return self._organiser()

    def create(self, external_id: str, wish: Wish) -> Held:
        try:
            held = self._graph.create_or_get(external_id, wish)
        except AppError as error:
            explained = self._explained(error)
            if explained.kind is Kind.MEETING_GONE and _is_vague(error):
                kind, number = Kind.TEAMS_REFUSED, error.request_id
                explained = AppError(kind, code=error.code, request_id=number)
            raise explained from error
        # An answer to createOrGet tells the tenant's default; only an update's counts.
        return replace(held, lobby=Lobby.UNKNOWN)

    def change(self, cloud_id: str, wish: Wish) -> Held:
        try:
            held = self._graph.update(cloud_id, wish)
            if not _is_whole(held):
                held = self._graph.get(cloud_id)
        except AppError as error:
            raise self._explained(error) from error
        # What even the meeting itself does not tell cannot be compared: times as asked for, and a
        # waiting room that nobody confirmed is not one to rely on.
        return replace(
            held,
            subject=held.subject or wish.subject,
            starts=held.starts or wish.starts,
            ends=held.ends or wish.ends,
            lobby=Lobby.OVERRIDDEN if held.lobby is Lobby.UNKNOWN else held.lobby,
        )

    def read(self, cloud_id: str) -> Held:
        try:
            return self._graph.get(cloud_id)
        except AppError as error:
            raise self._explained(error) from error

    def delete(self, cloud_id: str) -> str:
        try:
            return self._graph.delete(cloud_id)
        except AppError as error:
            raise self._explained(error) from error

    def _explained(self, error: AppError) -> AppError:
        """Tell apart what Microsoft answers alike: a refusal, or 404 for want of a licence."""
        if error.kind is not Kind.TEAMS_REFUSED and not _is_vague(error):
            return error
        try:
            kind = self._reason() or error.kind
        except AppError:  # nobody knows, and "gone" would be believed
            kind = Kind.DOWN if _is_vague(error) else error.kind
        return AppError(kind, code=error.code, request_id=error.request_id)

    def _reason(self) -> Kind | None:
        organiser = self._organiser()
        if organiser is not None and organiser.tenant_id.lower() == PERSONAL_TENANT:
            return Kind.PERSONAL_ACCOUNT
        granted = {scope.rpartition("/")[2].lower() for scope in self._granted()}
        if granted and MEETINGS_SCOPE.lower() not in granted:
            return Kind.MISSING_PERMISSION
        licensed = organiser is None or self._graph.teams_licence(organiser.user_id)
        return None if licensed else Kind.NO_TEAMS_LICENCE


class OwnLink:
    """The salon's own fixed link, the same for every online appointment. No network."""

    def __init__(self, link: Callable[[], str]) -> None:
        self._link = link

    def organiser(self) -> Organiser | None:
        return None

    def create(self, external_id: str, wish: Wish) -> Held:
        return self._held(external_id, wish)

    def change(self, cloud_id: str, wish: Wish) -> Held:
        return self._held(cloud_id, wish)

    def read(self, cloud_id: str) -> Held:
        return Held(cloud_id, self._link())

    def delete(self, cloud_id: str) -> str:
        """Do nothing: the link is not this appointment's alone."""
        del cloud_id
        return ""

    def _held(self, cloud_id: str, wish: Wish) -> Held:
        link = self._link()
        if not is_meeting_link(link):
            raise AppError(Kind.OWN_LINK_INVALID)
        return Held(cloud_id, link, wish.subject, wish.starts, wish.ends)


def _is_vague(error: AppError) -> bool:
    """Whether it is the 404 that also stands for a missing licence."""
    return error.kind is Kind.MEETING_GONE and "UnknownError" in error.code


def _is_whole(held: Held) -> bool:
    told = held.subject and held.starts and held.ends
    return bool(told) and held.lobby is not Lobby.UNKNOWN
