"""The page behind a join link: what a customer and what the host would see."""

from datetime import datetime

from desktop.practice import pages
from desktop.practice.directory import Directory
from desktop.practice.meetings import Meetings
from desktop.practice.pages import paragraph
from desktop.practice.state import MeetingRecord
from desktop.practice.style import LOCAL_TIME_SCRIPT
from desktop.practice.web import Request, Response

_WHO_WALKS_IN = {
    "everyone": "Your customer walks straight in. There is no lobby.",
    "organizer": "Your customer waits in the lobby until the organiser lets them in.",
    "invited": "Your customer waits in the lobby, unless they were invited by name.",
}
_WAITS = "Your customer waits in the lobby until somebody of {organisation} lets them in."


class Join:
    def __init__(self, directory: Directory, meetings: Meetings) -> None:
        self._directory = directory
        self._meetings = meetings

    def by_thread(self, _request: Request, thread: str, message: str) -> Response:
        del message
        return self._page(thread)

    def by_number(self, _request: Request, number: str) -> Response:
        return self._page(number)

    def _page(self, key: str) -> Response:
        found = self._meetings.by_link(key)
        if found is None:
            body = paragraph("This link belongs to no meeting in this practice cloud.")
            return pages.page("No such meeting", body, status=404)
        record, lives = found
        if not lives:
            body = paragraph(_subject(record))
            body += paragraph("The meeting was cancelled and deleted. Nobody can join it any more.")
            return pages.page("This meeting no longer exists", body, status=404)
        body = self._both_views(record)
        return pages.page(_subject(record), body, script=LOCAL_TIME_SCRIPT)

    def _both_views(self, record: MeetingRecord) -> str:
        resource = record.resource
        organiser = self._directory.account(record.owner)
        host = organiser.name if organiser else "The organiser"
        organisation = organiser.tenant.name if organiser else "the organisation"
        scope = resource["lobbyBypassSettings"]["scope"]
        lobby = _WHO_WALKS_IN.get(scope, _WAITS.format(organisation=organisation))
        body = _when(resource["startDateTime"], resource["endDateTime"])
        body += "<h2>What your customer sees</h2>" + paragraph(lobby)
        if scope == "everyone":
            body += paragraph(
                f"The policy of {organisation} decides this, or nobody has set the lobby yet."
            )
        body += "<h2>What you see as the host</h2>"
        body += paragraph(
            f"Signed in as {host}, you walk straight in"
            + ("." if scope == "everyone" else " and let in whoever waits.")
        )
        settings = resource["joinMeetingIdSettings"]
        if settings["isPasscodeRequired"]:
            body += "<h2>Joining by number</h2>"
            body += paragraph(
                f"Meeting {settings['joinMeetingId']}, passcode {settings['passcode']}. "
                "The link needs neither."
            )
        return body


def _subject(record: MeetingRecord) -> str:
    return str(record.resource["subject"] or "Meeting without a subject")


def _when(starts: str, ends: str) -> str:
    """HTML; the page's script puts the browser's own time zone in place of UTC."""
    first, last = (datetime.fromisoformat(moment) for moment in (starts, ends))
    until = f"{last:%H:%M}" if first.date() == last.date() else f"{last:%d %B %Y, %H:%M}"
    words = f"{first:%A, %d %B %Y, %H:%M} – {until} (UTC)"
    return (
        f'<p class="soft" id="when" data-starts="{first.isoformat()}" '
        f'data-ends="{last.isoformat()}">{words}</p>'
    )
