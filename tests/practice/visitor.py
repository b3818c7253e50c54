"""Ways into a practice cloud: as the app's HTTP client, and as a browser."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import httpx

from desktop.practice.accounts import ANNA, DESKTOP_APP
from desktop.practice.cloud import PracticeCloud
from desktop.practice.signin import Answer
from desktop.practice.web import Json

LOGIN = "https://login.microsoftonline.com"
GRAPH = "https://graph.microsoft.com/v1.0"
SCOPES = "OnlineMeetings.ReadWrite User.Read openid profile offline_access"


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **span: float) -> None:
        self.time += timedelta(**span)


class Form:
    """The one form of a page, as a browser would send it."""

    def __init__(self, html: str) -> None:
        action = re.search(r'<form method="post" action="([^"]*)"', html)
        assert action, "the page has no form"
        self.action = unescape(action[1])
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)
        self.fields = {unescape(name): unescape(value) for name, value in hidden}
        buttons = re.findall(r'<button[^>]*? name="([^"]*)" value="([^"]*)"', html)
        self.buttons = [(unescape(name), unescape(value)) for name, value in buttons]


class App:
    """What the desktop app does, without its code: asks, redeems, calls Graph."""

    def __init__(self, cloud: PracticeCloud, client: httpx.Client) -> None:
        self.cloud = cloud
        self.client = client

    def link(self, authority: str = "organizations", **changes: str | None) -> str:
        parameters = {
            "client_id": DESKTOP_APP.client_id,
            "response_type": "code",
            "redirect_uri": "http://localhost:51515",
            "scope": SCOPES,
            "state": "the-state",
            "nonce": "the-nonce",
            "client_info": "1",
        } | changes
        query = httpx.QueryParams({k: v for k, v in parameters.items() if v is not None})
        return f"{LOGIN}/{authority}/oauth2/v2.0/authorize?{query}"

    def code(
        self, email: str = ANNA.email, authority: str = "organizations", **changes: str
    ) -> str:
        return self.visit(self.link(authority, **changes), email).fields["code"]

    def visit(self, link: str, email: str, *, accept: bool = True) -> Answer:
        """What the browser brings back; it must come back."""
        answer = self.cloud.visit(link, email, accept=accept)
        assert answer is not None
        return answer

    def exchange(self, authority: str = "organizations", **fields: str) -> httpx.Response:
        form = {
            "client_id": DESKTOP_APP.client_id,
            "grant_type": "authorization_code",
            "redirect_uri": "http://localhost:51515",
            "client_info": "1",
        } | fields
        return self.client.post(f"{LOGIN}/{authority}/oauth2/v2.0/token", data=form)

    def refresh(self, token: str, **fields: str) -> httpx.Response:
        return self.exchange(grant_type="refresh_token", refresh_token=token, **fields)

    def sign_in(
        self, email: str = ANNA.email, authority: str = "organizations", **changes: str
    ) -> Json:
        answer = self.exchange(authority, code=self.code(email, authority, **changes))
        assert answer.status_code == 200, answer.text
        content: Json = answer.json()
        return content

    def graph(self, token: str, method: str, path: str, body: object = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}", "client-request-id": "from-the-app"}
        return self.client.request(method, f"{GRAPH}{path}", headers=headers, json=body)
