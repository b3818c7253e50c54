"""Check connection in the settings: its steps, its result, cancelled, and spoken."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.check_steps import Checked, CheckStep, StepState
from desktop.ui.check_port import CheckRun
from desktop.ui.connection import Connection
from desktop.ui.settings import check_box
from desktop.ui.settings.check_box import CheckBox
from desktop.ui.worker import Worker
from tests.ui.fake_account import CLIENT_ID, ROSA, FakeAccount, make_connection, troubled
from tests.ui.held_lane import HeldLane
from tests.ui.inline_lane import InlineLane

DONE = dict.fromkeys(CheckStep, StepState.DONE)


class Cloud:
    """Tells these states of the steps, and then this result."""

    def __init__(self, states: dict[CheckStep, StepState], checked: Checked) -> None:
        self.states, self.checked = states, checked

    def __call__(self, tell: Callable[[CheckStep, StepState], None], _stop: object) -> Checked:
        for step, state in self.states.items():
            tell(step, state)
        return self.checked


def connected(folder: Path, cloud: Cloud, lane: Worker | None = None) -> Connection:
    account = FakeAccount()
    account.kept = ROSA
    connection = make_connection(
        folder,
        account,
        check=cloud,
        environ={"TEAMS_CLIENT_ID": CLIENT_ID},
        new_lane=lambda name: lane if lane and name == "check" else InlineLane(),
    )
    connection.restore()
    return connection


def boxed(qtbot: QtBot, connection: Connection) -> CheckBox:
    box = CheckBox(connection)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    return box


def checked_box(qtbot: QtBot, folder: Path, cloud: Cloud) -> CheckBox:
    box = boxed(qtbot, connected(folder, cloud))
    box.start_button.click()
    return box


def lines(box: CheckBox) -> list[str]:
    return [row.words.text() for row in box.steps.values()]


def test_ready_says_so_and_every_step_is_good(qtbot: QtBot, tmp_path: Path) -> None:
    box = boxed(qtbot, connected(tmp_path, Cloud(DONE, Checked(ROSA))))
    assert not box.list.isVisible()
    assert not box.result.isVisible()
    box.start_button.click()
    assert lines(box) == [
        "A work or school account: good",
        "Permissions: good",
        "Teams in its plan: good",
        "Make a test meeting: good",
        "Switch the waiting room on, and read it back: good",
        "Delete the test meeting: good",
    ]
    assert box.title.text() == "Ready"
    assert box.result.property("tone") == "good"
    assert "rosa@salon.example" in box.text.text()
    assert not box.message.isVisible()
    assert not box.copy_button.isVisible()


def test_what_is_wrong_is_said_with_who_can_mend_it_and_what_to_send(
    qtbot: QtBot, tmp_path: Path
) -> None:
    error = AppError(Kind.ADMIN_CONSENT, code="AADSTS90094", request_id="4f1c-77")
    states = {CheckStep.ACCOUNT: StepState.DONE, CheckStep.PERMISSIONS: StepState.FAILED}
    box = checked_box(qtbot, tmp_path, Cloud(states, Checked(ROSA, error)))
    assert lines(box)[:3] == [
        "A work or school account: good",
        "Permissions: failed",
        "Teams in its plan: not tried",
    ]
    assert box.title.text() == error.advice.title
    assert box.text.text().splitlines() == [
        error.advice.cause,
        "Who can mend it: The administrator of the salon's Microsoft 365 (IT)",
        error.advice.next_step,
    ]
    assert box.result.property("tone") == "bad"
    box.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert f"client_id={CLIENT_ID}" in copied
    assert "4f1c-77" in copied


def test_an_error_nobody_need_be_asked_about_has_no_message(qtbot: QtBot, tmp_path: Path) -> None:
    checked = Checked(ROSA, AppError(Kind.BUSY))
    box = checked_box(qtbot, tmp_path, Cloud({CheckStep.ACCOUNT: StepState.DONE}, checked))
    assert not box.copy_button.isVisible()


def test_a_policy_that_lets_customers_walk_in_is_loud(qtbot: QtBot, tmp_path: Path) -> None:
    states = DONE | {CheckStep.LOBBY: StepState.WARNED}
    box = checked_box(qtbot, tmp_path, Cloud(states, Checked(ROSA, walk_in=True, passcode=True)))
    assert "overridden by a policy" in lines(box)[4]
    assert box.title.text() == "Ready, but customers may walk in"
    assert box.result.property("tone") == "warn"
    assert "passcode" in box.text.text()
    box.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Meeting policies" in copied
    assert "rosa@salon.example" in copied


def test_while_it_runs_it_can_be_cancelled_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    lane = HeldLane()
    connection = connected(tmp_path, Cloud(DONE, Checked(ROSA)), lane)
    box = boxed(qtbot, connection)
    box.start_button.setFocus()
    box.start_button.click()
    assert QApplication.focusWidget() is box.cancel_button
    assert lines(box) == [line.replace("good", "waiting") for line in lines(box)]
    connection.check.run = CheckRun(((CheckStep.ACCOUNT, StepState.RUNNING),))
    connection.check.changed.emit()
    assert lines(box)[0] == "A work or school account: running…"
    box.cancel_button.click()
    assert QApplication.focusWidget() is box.start_button
    assert box.title.text() == "The check was cancelled"
    assert lines(box)[0] == "A work or school account: not tried"
    lane.work()
    assert box.title.text() == "The check was cancelled"


def test_when_it_ends_by_itself_the_focus_stays_in_the_box(qtbot: QtBot, tmp_path: Path) -> None:
    lane = HeldLane()
    box = boxed(qtbot, connected(tmp_path, Cloud(DONE, Checked(ROSA)), lane))
    box.start_button.click()
    lane.work()
    assert QApplication.focusWidget() is box.start_button


@pytest.mark.parametrize(
    ("checked", "urgent"),
    [
        (Checked(ROSA), False),
        (Checked(ROSA, walk_in=True), True),
        (Checked(ROSA, AppError(Kind.OFFLINE)), True),
    ],
    ids=["ready", "walk-in", "offline"],
)
def test_the_result_is_announced_once(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    checked: Checked,
    urgent: bool,
) -> None:
    said: list[tuple[str, bool]] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        assertive = QAccessible.AnnouncementPoliteness.Assertive
        said.append((event.message().splitlines()[0], event.politeness() == assertive))

    class Accessible:
        """Screen readers do not run here; what would reach them does."""

        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness
        updateAccessibility = staticmethod(hear)  # noqa: N815 - Qt's name

    monkeypatch.setattr(check_box, "QAccessible", Accessible)
    connection = connected(tmp_path, Cloud(DONE, checked))
    box = boxed(qtbot, connection)
    box.start_button.click()
    connection.note_progress(troubled(AppError(Kind.OFFLINE)))
    assert said == [(box.title.text(), urgent)]


def test_a_check_begun_elsewhere_is_shown_when_the_settings_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    connection = connected(tmp_path, Cloud(DONE, Checked(ROSA)))
    connection.check.start()
    assert boxed(qtbot, connection).title.text() == "Ready"


def test_where_nobody_is_connected_there_is_nothing_to_check(qtbot: QtBot, tmp_path: Path) -> None:
    connection = connected(tmp_path, Cloud(DONE, Checked(ROSA)))
    box = boxed(qtbot, connection)
    connection.disconnect_account()
    assert box.isHidden()


def test_the_same_result_twice_is_said_twice(qtbot: QtBot, tmp_path: Path) -> None:
    cloud = Cloud(DONE, Checked(ROSA))
    box = checked_box(qtbot, tmp_path, cloud)
    cloud.checked = replace(cloud.checked, passcode=True)
    box.start_button.click()
    assert "passcode" in box.text.text()
