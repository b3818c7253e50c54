"""The connection check in words: its steps, and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.troubles import Mender
from desktop.services.check_steps import CheckStep, StepState
from desktop.ui.booking.lobby_words import message_for_it
from desktop.ui.error_details import from_core, mender_words, text_for_it
from desktop.ui.spoken import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.services.check_steps import Checked
    from desktop.ui.check_port import CheckRun

translate = QCoreApplication.translate  # the name by which lupdate finds the words

NOT_TRIED = ("cancelled", "muted")
WAITS = ("link-waiting", "muted")
_ICONS = {
    StepState.RUNNING: ("link-making", "accent"),
    StepState.DONE: ("link-ready", "good"),
    StepState.UNTOLD: ("info", "muted"),
    StepState.WARNED: ("link-attention", "warn"),
    StepState.FAILED: ("link-attention", "bad"),
}
"""An icon each, and the token its colour has."""


def step_words(step: CheckStep) -> str:
    """What a step looks at."""
    return {
        CheckStep.ACCOUNT: translate("check", "A work or school account"),
        CheckStep.PERMISSIONS: translate("check", "Permissions"),
        CheckStep.LICENCE: translate("check", "Teams in its plan"),
        CheckStep.MAKE: translate("check", "Make a test meeting"),
        CheckStep.LOBBY: translate("check", "Switch the waiting room on, and read it back"),
        CheckStep.TIDY: translate("check", "Delete the test meeting"),
    }[step]


def state_words(run: CheckRun, step: CheckStep) -> str:
    """How far a step is."""
    state = run.state_of(step)
    if state is None or (state is StepState.RUNNING and run.result is not None):
        if run.result is None:
            return translate("check", "waiting")
        return translate("check", "not tried")
    return {
        StepState.RUNNING: translate("check", "running…"),
        StepState.DONE: translate("check", "good"),
        StepState.UNTOLD: translate("check", "Microsoft does not say; the next steps show it"),
        StepState.WARNED: translate("check", "overridden by a policy"),
        StepState.FAILED: translate("check", "failed"),
    }[state]


def state_icon(run: CheckRun, step: CheckStep) -> tuple[str, str]:
    """Return the icon for it, and the name of the token for its colour."""
    state = run.state_of(step)
    if state is None or (state is StepState.RUNNING and run.result is not None):
        return WAITS if run.result is None else NOT_TRIED
    return _ICONS[state]


def result_tone(checked: Checked) -> str:
    """What the style sheet goes by: ``good``, ``warn``, ``bad``, or nothing."""
    if checked.stopped:
        return ""
    if checked.error is not None:
        return "bad"
    return "warn" if checked.walk_in else "good"


def result_title(checked: Checked) -> str:
    """What came of it, in a word or two."""
    if checked.stopped:
        return translate("check", "The check was cancelled")
    if checked.error is not None:
        return from_core(checked.error.advice.title)
    if checked.walk_in:
        return translate("check", "Ready, but customers may walk in")
    return translate("check", "Ready")


def result_text(checked: Checked) -> str:
    """What that means and what to do, a sentence or more to each line."""
    if checked.stopped:
        return translate("check", "If a test meeting was made, it is deleted by itself.")
    if checked.error is not None:
        advice = checked.error.advice
        return "\n".join(
            (from_core(advice.cause), _mender(advice.mender), from_core(advice.next_step))
        )
    lines = [_made_text(checked)]
    if checked.walk_in:
        lines += [
            translate(
                "check",
                "But a policy of your organisation overrides the waiting room (lobby): customers"
                " come straight into the meeting, also while another customer is in it.",
            ),
            _mender(Mender.IT),
            translate("check", "Send the message below to your IT, then check again."),
        ]
    else:
        lines.append(translate("check", "Customers wait until they are let in."))
    if checked.passcode:
        lines.append(
            translate(
                "check",
                "Your organisation gives each meeting a passcode. It stands with the booking, for"
                " people who join by number; the link works without it.",
            )
        )
    return "\n".join(lines)


def result_message(checked: Checked, fill: Mapping[str, str]) -> str:
    """Return the text to send to IT, empty where nobody need be asked."""
    error = checked.error
    if error is not None:
        return text_for_it(error, fill) if error.advice.message_to_it else ""
    return message_for_it(checked.organiser) if checked.walk_in else ""


def _made_text(checked: Checked) -> str:
    if checked.organiser is None:
        return translate("check", "A test meeting was made and deleted again.")
    words = translate("check", "A test meeting was made as {email} and deleted again.")
    return words.format(email=one_line(checked.organiser.email))


def _mender(mender: Mender) -> str:
    return translate("check", "Who can mend it: {who}").format(who=mender_words(mender))
