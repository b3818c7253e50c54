"""Whether customers wait to be admitted, in words and as a sign."""

from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.link_state import LinkStatus
from desktop.core.lobby import MESSAGE_TO_IT
from desktop.core.models import Lobby, Organiser
from desktop.core.times import to_wall
from desktop.ui.error_details import from_core
from desktop.ui.spoken import short_day_text, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words

_ICONS = {
    Lobby.UNKNOWN: "lobby-coming",
    Lobby.ON: "lobby-on",
    Lobby.OVERRIDDEN: "lobby-off",
}

_SHORT = {
    Lobby.UNKNOWN: QT_TRANSLATE_NOOP("lobby", "Waiting room being switched on"),
    Lobby.ON: QT_TRANSLATE_NOOP("lobby", "Waiting room on"),
    Lobby.OVERRIDDEN: QT_TRANSLATE_NOOP("lobby", "Waiting room OFF"),
}


def lobby_icon(lobby: Lobby | None) -> str:
    """The sign of a waiting room; empty where there is none."""
    return "" if lobby is None else _ICONS[lobby]


def lobby_text(lobby: Lobby | None) -> str:
    """A few words for it; empty where there is none."""
    return "" if lobby is None else translate("lobby", str(_SHORT[lobby]))


def read_back_text(read_back: datetime | None, zone: str, today: date) -> str:
    """That the waiting room is on, and when (UTC) that was last heard of."""
    if read_back is None:
        return translate("lobby", "Waiting room: on — read back from Microsoft")
    seen = to_wall(read_back, zone)
    if seen.date() == today:
        words = translate("lobby", "Waiting room: on — read back from Microsoft at {time}")
        return words.format(time=time_text(seen))
    words = translate("lobby", "Waiting room: on — read back from Microsoft on {day} at {time}")
    return words.format(day=short_day_text(seen.date()), time=time_text(seen))


def off_text(link: LinkStatus) -> str:
    """Why a waiting room is off and what to do, as far as is known."""
    if link.is_changed_there:
        return translate(
            "lobby",
            "Customers walk in without being admitted. The meeting was changed in Microsoft Teams:"
            " put it right to ask for the waiting room again.",
        )
    return translate(
        "lobby",
        "Your organisation’s policy lets customers walk in without being admitted. Ask IT to let"
        " them wait in the lobby.",
    )


def message_for_it(organiser: Organiser | None) -> str:
    """Return the text to send to whoever can change the policy."""
    account = organiser.email if organiser else ""
    tenant = organiser.tenant_id if organiser else ""
    return from_core(MESSAGE_TO_IT).format(account=account, tenant=tenant)
