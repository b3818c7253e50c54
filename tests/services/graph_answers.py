"""One meeting as Microsoft Graph answers it, and an account to ask with."""

from datetime import UTC, datetime

from desktop.core.models import Lobby
from desktop.core.wishes import Held, Wish
from desktop.services.graph import GRAPH
from tests.core.booking_builder import LINK

ID = "MSpkYzE3/Njc0Yy04+MWQ5LTRhZGItYmZi=="
QUOTED = "MSpkYzE3%2FNjc0Yy04%2BMWQ5LTRhZGItYmZi%3D%3D"
CREATE = f"{GRAPH}/me/onlineMeetings/createOrGet"
ONE = f"{GRAPH}/me/onlineMeetings/{QUOTED}"
WISH = Wish(
    "Online appointment with Salon Höhe",
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    "Europe/Berlin",
)

ANSWER = {
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#onlineMeeting",
    "id": ID,
    "creationDateTime": "2026-06-01T06:30:18.1909168Z",
    "startDateTime": "2026-10-25T00:30:00Z",
    "endDateTime": "2026-10-25T01:30:00.0615989Z",
    "joinWebUrl": LINK,
    "subject": WISH.subject,
    "autoAdmittedUsers": "EveryoneInCompany",
    "externalId": "e-1",
    "lobbyBypassSettings": {"scope": "organization", "isDialInBypassEnabled": False},
    "joinMeetingIdSettings": {
        "isPasscodeRequired": True,
        "joinMeetingId": "234 567",
        "passcode": "qX7",
    },
    "audioConferencing": None,
}
HELD = Held(ID, LINK, WISH.subject, WISH.starts, WISH.ends, Lobby.ON, "234 567", "qX7")


class Tokens:
    """An account with a token that may have gone stale; remembers how it was asked."""

    def __init__(self) -> None:
        self.asked: list[bool] = []

    def __call__(self, fresh: bool) -> str:
        self.asked.append(fresh)
        return f"token-{len(self.asked)}"
