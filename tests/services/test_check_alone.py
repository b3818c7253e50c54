"""The connection check alone: personal accounts, crashes, and a book or ledger that fails."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from desktop.core.cloud_log import LogEntry
from desktop.core.models import Lobby, Organiser
from desktop.core.troubles import AppError, Kind
from desktop.practice.accounts import PERSONAL_TENANT
from desktop.services.check import ConnectionCheck, Microsoft
from desktop.services.check_steps import Checked, CheckStep, StepState
from desktop.services.ledger import Ledger
from tests.core.booking_builder import ACCOUNT as ORGANISER
from tests.services.fake_provider import Clock, Crash, FakeCloud, FakeProvider
from tests.services.fake_provider import Fault as FakeFault


def silent(_step: CheckStep, _state: StepState) -> None:
    """Nobody looks."""


def kind_of(checked: Checked) -> Kind | None:
    return checked.error.kind if checked.error else None


class AnAccount:
    """Whoever a test says is connected."""

    def __init__(self, organiser: Organiser) -> None:
        self.organiser = organiser
        self.trouble: AppError | None = None

    def granted(self) -> frozenset[str]:
        return frozenset({"OnlineMeetings.ReadWrite", "User.Read"})


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "meetings.jsonl")


def make_check(
    cloud: FakeCloud, ledger: Ledger, note: Callable[[LogEntry], None], organiser: Organiser
) -> ConnectionCheck:
    microsoft = Microsoft(lambda _fresh: "t", lambda _id: True, FakeProvider(cloud, organiser))
    return ConnectionCheck(AnAccount(organiser), lambda _one: microsoft, ledger, note, Clock())


def test_a_personal_account_is_refused_without_a_call(ledger: Ledger) -> None:
    cloud = FakeCloud()
    carla = Organiser(PERSONAL_TENANT.upper(), "u", "carla@personal.example", "Carla")
    checked = make_check(cloud, ledger, lambda _entry: None, carla).run(silent, Event())
    assert kind_of(checked) is Kind.PERSONAL_ACCOUNT
    assert cloud.calls == []


def test_a_book_that_takes_no_notes_keeps_no_meeting_alive(ledger: Ledger) -> None:
    def locked(_entry: LogEntry) -> None:
        raise AppError(Kind.BOOK_LOCKED)

    cloud = FakeCloud()
    assert make_check(cloud, ledger, locked, ORGANISER).run(silent, Event()).is_ready
    assert cloud.meetings == {}


def test_without_room_for_the_ledger_no_meeting_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cloud, ledger = FakeCloud(), Ledger(tmp_path / "file" / "meetings.jsonl")
    checked = make_check(cloud, ledger, lambda _entry: None, ORGANISER).run(silent, Event())
    assert kind_of(checked) is Kind.BOOK_NOT_WRITABLE
    assert cloud.calls == []


def test_while_it_runs_nobody_else_tidies_its_meeting_away(ledger: Ledger) -> None:
    cloud, seen = FakeCloud(), list[int]()

    def look(_step: CheckStep, _state: StepState) -> None:
        seen.append(len(ledger.alive()))

    make_check(cloud, ledger, lambda _entry: None, ORGANISER).run(look, Event())
    assert set(seen) == {0}


@pytest.mark.parametrize("call", ["create", "change", "read", "delete"])
def test_a_crash_at_any_call_leaves_a_meeting_that_the_ledger_knows(
    ledger: Ledger, tmp_path: Path, call: str
) -> None:
    cloud = FakeCloud()

    class Mortal(FakeProvider):
        def _perform(self, what: str, act: Callable[[], object]) -> object:  # type: ignore[override] # any call
            answer = super()._perform(what, act)
            if what.startswith(call):
                raise Crash
            return answer

    microsoft = Microsoft(lambda _fresh: "t", lambda _id: True, Mortal(cloud))
    check = ConnectionCheck(
        AnAccount(ORGANISER), lambda _one: microsoft, ledger, lambda _entry: None, Clock()
    )
    with pytest.raises(Crash):
        check.run(silent, Event())
    known = {entry.external_id for entry in Ledger(tmp_path / "meetings.jsonl").alive()}
    living = {key for (_, key), cloud_id in cloud.by_key.items() if cloud_id in cloud.meetings}
    assert living <= known
    assert len(known) == 1


def test_a_lost_answer_of_the_lobby_still_deletes_the_meeting(ledger: Ledger) -> None:
    cloud = FakeCloud(faults=[None, FakeFault.LOST_ANSWER])
    checked = make_check(cloud, ledger, lambda _entry: None, ORGANISER).run(silent, Event())
    assert kind_of(checked) is Kind.DOWN
    assert cloud.meetings == {}
    assert ledger.alive() == []


def test_a_lobby_nobody_confirms_is_not_relied_upon(ledger: Ledger) -> None:
    cloud = FakeCloud(lobby=Lobby.UNKNOWN)
    checked = make_check(cloud, ledger, lambda _entry: None, ORGANISER).run(silent, Event())
    assert checked.walk_in
