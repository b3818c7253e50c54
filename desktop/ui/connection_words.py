"""How the connection stands, in words for the status bar and the settings."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.models import ProviderKind
from desktop.ui.error_details import from_core
from desktop.ui.spoken import (
    apart,
    customer_text,
    date_text,
    locale,
    one_line,
    short_day_text,
    time_text,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.ui.connection_state import ConnectionState

translate = QCoreApplication.translate  # the name by which lupdate finds the words

_WEEK = timedelta(days=7)
_YEAR = timedelta(days=300)


def connection_words(
    state: ConnectionState, provider: ProviderKind = ProviderKind.TEAMS
) -> tuple[str, str]:
    """Return the words and the icon for a state of the connection."""
    if provider is ProviderKind.OWN_LINK:
        words = translate("connection", "Online appointments use your own meeting link")
        return words, "link-ready"
    if state.busy:
        return translate("connection", "Connecting to Microsoft…"), "link-waiting"
    if state.organiser is None:
        return translate("connection", "Microsoft Teams is not connected"), "info"
    email = one_line(state.organiser.email)
    if state.trouble is None and state.keyring_problem is None and not state.is_offline:
        words = translate("connection", "Connected — {email}").format(email=email)
        return _and_seen(words, state), "link-ready"
    return _words_of_trouble(state, email)


def _words_of_trouble(state: ConnectionState, email: str) -> tuple[str, str]:
    if state.needs_sign_in:
        words = translate("connection", "Sign in again — {email}").format(email=email)
    elif state.is_offline:
        words = translate("connection", "{words} · {email}")
        return words.format(words=offline_words(state), email=email), "link-waiting"
    elif state.trouble is not None:
        words = translate("connection", "Connected — {email}. {trouble}").format(
            email=email, trouble=from_core(state.trouble.advice.title)
        )
    else:
        words = translate("connection", "Connected until the app is closed — {email}")
        return _and_seen(words.format(email=email), state), "link-attention"
    return _with_facts(words, since_words(state), waiting_words(state)), "link-attention"


def seen_words(state: ConnectionState) -> str:
    """When the connection last worked: today a time, earlier a date."""
    wall = state.at_the_desk(state.health.seen_at)
    if wall is None or state.today is None:
        return ""
    when = time_text(wall) if wall.date() == state.today else _day_text(wall.date(), state.today)
    return translate("connection", "last worked {when}").format(when=when)


def since_words(state: ConnectionState) -> str:
    """Since when there is trouble; empty where that is not known."""
    wall = state.at_the_desk(state.trouble_since)
    if wall is None or state.today is None:
        return ""
    return translate("connection", "since {when}").format(when=_moment_text(wall, state.today))


def offline_words(state: ConnectionState) -> str:
    """Since when there is no internet, and what becomes of bookings and links meanwhile."""
    wall = state.at_the_desk(state.health.offline_since)
    if wall is None or state.today is None:
        if state.trouble is not None:  # then the internet alone brings no links
            return translate("connection", "No internet — bookings are saved")
        return translate(
            "connection", "No internet — bookings are saved, links follow by themselves"
        )
    words = translate(
        "connection", "No internet since {when} — bookings are saved, links follow by themselves"
    )
    if state.trouble is not None:
        words = translate("connection", "No internet since {when} — bookings are saved")
    return words.format(when=_moment_text(wall, state.today))


def waiting_words(state: ConnectionState) -> str:
    """How many appointments wait for the connection; empty for none."""
    total = state.waiting.total
    if total == 1:
        return translate("connection", "1 appointment waits")
    words = translate("connection", "{count} appointments wait")
    return words.format(count=total) if total else ""


def waiting_lines(state: ConnectionState) -> list[str]:
    """The first of those that wait, and how many there are beyond them; plain text."""
    waiting = state.waiting
    lines = [
        translate("connection", "{when}, {customer}").format(
            when=_start_text(starts, state.today), customer=apart(customer_text(customer))
        )
        for starts, customer in waiting.first
    ]
    more = waiting.total - len(waiting.first)
    if lines and more > 0:
        lines.append(translate("connection", "and {count} more").format(count=more))
    return lines


def _with_facts(words: str, *facts: str) -> str:
    known = translate("connection", "; ").join(fact for fact in facts if fact)
    if not known:
        return words
    return translate("connection", "{words} ({facts})").format(words=words, facts=known)


def _and_seen(words: str, state: ConnectionState) -> str:
    seen = seen_words(state)
    return f"{words} · {seen}" if seen else words


def _start_text(starts: datetime, today: date | None) -> str:
    time = time_text(starts)
    if starts.date() == today:
        return time
    return translate("connection", "{day} {time}").format(
        day=short_day_text(starts.date()), time=time
    )


def _moment_text(wall: datetime, today: date) -> str:
    """Today's time; the weekday with it within a week, then the day alone."""
    if wall.date() == today:
        return time_text(wall)
    if timedelta() < today - wall.date() < _WEEK:
        return translate("connection", "{day} {time}").format(
            day=locale().dayName(wall.isoweekday()), time=time_text(wall)
        )
    return _day_text(wall.date(), today)


def _day_text(day: date, today: date) -> str:
    return short_day_text(day) if abs(today - day) < _YEAR else date_text(day)
