"""Every row of the tables in ``core.troubles``: what Microsoft says, and how it is made to."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from desktop.core.troubles import _BY_AADSTS, _BY_ERROR, _BY_STATUS, _REFUSALS, AppError, Kind
from desktop.practice.faults import Fault, GraphSays
from tests.services.practice_desk import PracticeDesk, open_practice_desk
from tests.services.troubles.scenario import Scenario
from tests.services.troubles.sign_in_desk import sign_in_desk

MOVED = datetime(2027, 6, 11, 15, 0)

SAID_ON_THE_WAY_BACK = {
    *(50058, 65004, 90033, 90094, 90095, 650052),
    *("access_denied", "login_required", "server_error", "temporarily_unavailable"),
}
"""What the sign-in page sends back to the app; all else is said when a token is refreshed.

Of a token endpoint that is down the app sees the HTTP status, whatever its body says.
"""

OTHER_ANSWERS = (
    *(GraphSays(404, code) for code in _REFUSALS),
    GraphSays(400, "BadRequest"),
    GraphSays(405, ""),
    GraphSays(500, "InternalServerError"),
    GraphSays(503, "ServiceUnavailable"),
    GraphSays(599, ""),
    GraphSays(302, ""),
    GraphSays(200, html=True),
    GraphSays(403, html=True),
)
"""The cases that ``from_graph`` decides besides its table, and pages that something in between
sends in place of Graph's answer."""


def name_of(code: int | str) -> str:
    """How a row of the identity platform's tables is called in ours."""
    said = f"AADSTS{code}" if isinstance(code, int) else f"bare {code}"
    where = "sign-in page" if code in SAID_ON_THE_WAY_BACK else "refreshing a token"
    return f"{said}, {where}"


def name_of_answer(says: GraphSays) -> str:
    what = "a page of something in between" if says.html else says.code
    return f"Graph answers a change with {says.status} {what}".rstrip()


def rows_of_tables() -> dict[str, Kind]:
    """The name of each row, and the kind its table means."""
    statuses = {name_of_answer(GraphSays(status, "")): kind for status, kind in _BY_STATUS.items()}
    refusals = {name_of_answer(GraphSays(404, code)): Kind.TEAMS_REFUSED for code in _REFUSALS}
    entra = {name_of(code): kind for code, kind in (_BY_AADSTS | _BY_ERROR).items()}
    return entra | statuses | refusals


def scenarios() -> Iterator[Scenario]:
    for code in (*_BY_AADSTS, *_BY_ERROR):
        said = f"AADSTS{code}" if isinstance(code, int) else code
        at_page = code in SAID_ON_THE_WAY_BACK
        yield Scenario(name_of(code), sent_back(code) if at_page else refreshing(code), said)
    for says in (*(GraphSays(status, "") for status in _BY_STATUS), *OTHER_ANSWERS):
        yield Scenario(name_of_answer(says), changing(says), f"{says.status}")


def sent_back(code: int | str) -> Callable[[Path], AppError]:
    def reach(folder: Path) -> AppError:
        with sign_in_desk(folder) as desk:
            desk.cloud.faults.switch_on(Fault.AUTHORIZE_REFUSED, code=code)
            return desk.connecting()

    return reach


def refreshing(code: int | str) -> Callable[[Path], AppError]:
    """A booking is made, and its meeting needs a token."""

    def reach(folder: Path) -> AppError:
        with open_practice_desk(folder) as desk:
            desk.cloud.faults.switch_on(Fault.TOKEN_REFUSED, code=code)
            one = desk.book()
            desk.run()
            return said_of(desk, one)

    return reach


def changing(says: GraphSays) -> Callable[[Path], AppError]:
    """A booking with a meeting is moved."""

    def reach(folder: Path) -> AppError:
        with open_practice_desk(folder) as desk:
            one = desk.book()
            desk.run_on()
            desk.cloud.faults.switch_on(Fault.GRAPH_REFUSED, method="PATCH", graph=says)
            desk.store.move_booking(one, MOVED)
            desk.pass_time(seconds=9)
            desk.run()
            return said_of(desk, one)

    return reach


def said_of(desk: PracticeDesk, booking_id: int) -> AppError:
    """Return what a booking's panel tells."""
    error = desk.status(booking_id).trouble
    assert error is not None, "nothing went wrong"
    return error
