"""What goes wrong with a booking's meeting."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

from desktop.core.models import Organiser, ProviderKind
from desktop.core.troubles import AppError
from desktop.practice.accounts import ANNA
from desktop.practice.faults import Fault, GraphSays
from desktop.services.backstage import Http, teams
from desktop.services.inspection import Inspection
from tests.practice.visitor import App
from tests.services.practice_desk import (
    BEN,
    DORA,
    PracticeDesk,
    TokenInHand,
    open_practice_desk,
)
from tests.services.troubles.of_tables import MOVED, said_of
from tests.services.troubles.scenario import Scenario

CARLA = "carla@personal.example"
Spoil = Callable[[PracticeDesk], None]
Reach = Callable[[Path], AppError]


def booking_after(spoil: Spoil) -> Reach:
    """Let something happen, and then make a booking."""

    def reach(folder: Path) -> AppError:
        with open_practice_desk(folder) as desk:
            spoil(desk)
            one = desk.book()
            desk.run()
            return said_of(desk, one)

    return reach


def moving_after(spoil: Spoil) -> Reach:
    """Make a booking and its meeting, let something happen, and move the booking."""

    def reach(folder: Path) -> AppError:
        with open_practice_desk(folder) as desk:
            one = desk.book()
            desk.run_on()
            spoil(desk)
            desk.store.move_booking(one, MOVED)
            desk.pass_time(seconds=9)
            desk.run()
            return said_of(desk, one)

    return reach


def looking_after(spoil: Spoil) -> Reach:
    """Make a booking and its meeting, let something happen, and have the meetings looked over."""

    def reach(folder: Path) -> AppError:
        with open_practice_desk(folder) as desk:
            one = desk.book()
            desk.run_on()
            spoil(desk)
            provider = teams(Http(desk.cloud.wsgi), desk.account)
            look = Inspection(desk.store, lambda: provider, desk.ledger, desk.pulse, desk.clock)
            look.run(lambda _done, _all: None, Event())
            return said_of(desk, one)

    return reach


def fault(fault: Fault) -> Spoil:
    return lambda desk: desk.cloud.faults.switch_on(fault)


def without_licence(desk: PracticeDesk) -> None:
    desk.cloud.take_licence(ANNA.email)


def connected_without_licence(desk: PracticeDesk) -> None:
    desk.connect(DORA)


def consent_taken_back(desk: PracticeDesk) -> None:
    desk.cloud.revoke_consent(ANNA.email)


def policy(desk: PracticeDesk) -> None:
    """Graph refuses meetings, and says of the account that nothing is wrong with it."""
    says = GraphSays(403, "Forbidden")
    meetings = "/v1.0/me/onlineMeetings"
    desk.cloud.faults.switch_on(Fault.GRAPH_REFUSED, prefix=meetings, graph=says)


def as_404_without_licence(desk: PracticeDesk) -> None:
    says = GraphSays(404, "UnknownError")
    desk.cloud.take_licence(ANNA.email)
    desk.cloud.faults.switch_on(Fault.GRAPH_REFUSED, method="POST", graph=says)


def not_ours_to_understand(desk: PracticeDesk) -> None:
    says = GraphSays(400, "BadRequest")
    desk.cloud.faults.switch_on(Fault.GRAPH_REFUSED, method="POST", graph=says)


def personal_account(desk: PracticeDesk) -> None:
    """With a token that the app's own sign-in would never have let in."""
    answer = App(desk.cloud, desk.client).sign_in(CARLA, "consumers")
    account = desk.cloud.accounts[CARLA]
    organiser = Organiser(account.tenant.id, account.id, CARLA)
    desk.in_hand = TokenInHand(organiser, answer["access_token"], frozenset())


def disconnected(desk: PracticeDesk) -> None:
    desk.account.sign_out()


def another_account(desk: PracticeDesk) -> None:
    desk.connect(BEN)


def no_provider(desk: PracticeDesk) -> None:
    salon = replace(desk.store.salon(), provider=ProviderKind.NONE)
    desk.store.save_salon(salon)


def own_link_wrong(desk: PracticeDesk) -> None:
    salon = replace(desk.store.salon(), provider=ProviderKind.OWN_LINK, own_link="our room")
    desk.store.save_salon(salon)


def deleted_there(desk: PracticeDesk) -> None:
    desk.cloud.delete_next_meeting()


def changed_there(desk: PracticeDesk) -> None:
    desk.cloud.change_next_meeting()


SCENARIOS = (
    Scenario(
        "A booking, the account has no Teams", booking_after(connected_without_licence), "403"
    ),
    Scenario("A booking, the licence was taken away", booking_after(without_licence), "403"),
    Scenario("A booking, the same told as 404", booking_after(as_404_without_licence), "404"),
    Scenario("A booking, a policy refuses meetings", booking_after(policy), "403"),
    Scenario("A booking, consent was taken back", booking_after(consent_taken_back), "403"),
    Scenario("A booking, with a personal account's token", booking_after(personal_account), "403"),
    Scenario("A booking, Graph does not understand", booking_after(not_ours_to_understand), "400"),
    Scenario("A booking, nobody is connected", booking_after(disconnected)),
    Scenario("A booking, the salon has no provider", booking_after(no_provider)),
    Scenario("A booking, the salon's own link is no address", booking_after(own_link_wrong)),
    Scenario("A booking, offline", booking_after(fault(Fault.OFFLINE)), "ConnectError"),
    Scenario("A booking, 429", booking_after(fault(Fault.THROTTLED)), "429"),
    Scenario("A booking, 503", booking_after(fault(Fault.UNAVAILABLE)), "503"),
    Scenario("A booking, 504", booking_after(fault(Fault.GATEWAY_TIMEOUT)), "504"),
    Scenario(
        "A booking, the answer is lost",
        booking_after(fault(Fault.ACTS_THEN_TIMES_OUT)),
        "ReadTimeout",
    ),
    Scenario(
        "A booking, the sign-in was revoked",
        booking_after(fault(Fault.GRANT_REVOKED)),
        "AADSTS50173",
    ),
    Scenario("A booking is moved, its meeting was deleted", moving_after(deleted_there), "404"),
    Scenario("A booking is moved, another account is connected", moving_after(another_account)),
    Scenario("Meetings are looked over, one was deleted", looking_after(deleted_there), "404"),
    Scenario("Meetings are looked over, one was changed", looking_after(changed_there)),
)
