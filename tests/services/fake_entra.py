"""The identity platform as a token client meets it: discovery, codes, refresh tokens, refusals.

Answers have the shape of Microsoft's (Microsoft identity platform: OAuth 2.0 authorization code
flow). Tokens are not signed: MSAL does not look at signatures.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import httpx

CLIENT_ID = "00001111-aaaa-2222-bbbb-3333cccc4444"
TENANT_ID = "aaaabbbb-0000-cccc-1111-dddd2222eeee"
USER_ID = "9f4880d8-80ba-4c40-97bc-f7a23c703084"
TRACE_ID = "0000aaaa-11bb-cccc-dd22-eeeeee333333"
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
SECRET = "sEcr~8Q_value-of-the-client-secret"


@dataclass
class FakeEntra:
    """``claims`` and ``answer`` change what a code buys, ``refusal`` is the next token error."""

    now: Callable[[], datetime] = lambda: NOW
    secret: str = ""
    claims: dict[str, object] = field(default_factory=dict)
    answer: dict[str, object] = field(default_factory=dict)
    refusal: tuple[int, str, int] | None = None  # status, error, AADSTS number
    discovery: httpx.Response | None = None
    token_response: httpx.Response | None = None
    fault: httpx.HTTPError | None = None
    requests: list[httpx.Request] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refresh_tokens: set[str] = field(default_factory=set)
    issued: list[str] = field(default_factory=list)

    def client(self) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self.handle))

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.fault:
            raise self.fault
        if request.url.path.endswith("/.well-known/openid-configuration"):
            return self.discovery or self._endpoints(request)
        if request.url.path.endswith("/oauth2/v2.0/token"):
            return self.token_response or self._token(dict(parse_qsl(request.content.decode())))
        return httpx.Response(404, json={"error": "not_found"})

    def authorize(self, link: str) -> dict[str, str]:
        """Return what the browser carries back after a person agreed on ``link``'s page."""
        asked = dict(parse_qsl(urlsplit(link).query))
        code = self._issue("code")
        self.codes[code] = asked
        return {"code": code, "state": asked["state"], "session_state": self._issue("session")}

    def _endpoints(self, request: httpx.Request) -> httpx.Response:
        base = str(request.url).partition("/v2.0/.well-known")[0]
        return httpx.Response(
            200,
            json={
                "issuer": "https://login.microsoftonline.com/{tenantid}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
                "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
            },
        )

    def _token(self, form: dict[str, str]) -> httpx.Response:
        if self.refusal:
            return refused(*self.refusal)
        if form.get("client_secret", "") != self.secret:
            return refused(401, "invalid_client", 7000215)
        if form["grant_type"] == "authorization_code":
            asked = self.codes.pop(form["code"], None)
            if asked is None or asked["code_challenge"] != _s256(form["code_verifier"]):
                return refused(400, "invalid_grant", 501481)
            return httpx.Response(200, json=self._bought(asked["scope"], asked["nonce"]))
        if form["refresh_token"] not in self.refresh_tokens:
            return refused(400, "invalid_grant", 700082)
        return httpx.Response(200, json=self._bought(form["scope"], None))

    def _bought(self, scope: str, nonce: str | None) -> dict[str, object]:
        refresh_token = self._issue("refresh")
        self.refresh_tokens.add(refresh_token)
        seconds = int(self.now().timestamp())
        claims: dict[str, object] = {
            "ver": "2.0",
            "iss": f"https://login.microsoftonline.com/{TENANT_ID}/v2.0",
            "aud": CLIENT_ID,
            "sub": "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",
            "oid": USER_ID,
            "tid": TENANT_ID,
            "name": "Anna Schön",
            "preferred_username": "anna@salon.example",
            "iat": seconds,
            "nbf": seconds,
            "exp": seconds + int(timedelta(hours=1).total_seconds()),
        }
        if nonce:
            claims["nonce"] = nonce
        claims |= self.claims
        granted = [name for name in scope.split() if name != "offline_access"]
        answer: dict[str, object] = {
            "token_type": "Bearer",
            "scope": " ".join(granted),
            "expires_in": 3_599,
            "ext_expires_in": 3_599,
            "access_token": self._issue("access"),
            "refresh_token": refresh_token,
            "id_token": ".".join([_jwt({"alg": "RS256"}), _jwt(claims), "c2lnbmF0dXJl"]),
            "client_info": _jwt({"uid": USER_ID, "utid": TENANT_ID}),
        } | self.answer
        return {key: value for key, value in answer.items() if value is not None}

    def _issue(self, what: str) -> str:
        # As long as Microsoft's are, so that the keyring's limit counts.
        secret = f"1.{what}-{len(self.issued)}." + "AbC_d-" * 250
        self.issued.append(secret)
        return secret


def refused(status: int, error: str, number: int) -> httpx.Response:
    """Return an error of the token endpoint, as talkative as Microsoft's."""
    return httpx.Response(
        status,
        json={
            "error": error,
            "error_description": (
                f"AADSTS{number}: 'anna@salon.example' may not. Trace ID: {TRACE_ID} "
                f"Correlation ID: {USER_ID} Timestamp: 2026-05-04 09:30:00Z"
            ),
            "error_codes": [number],
            "timestamp": "2026-05-04 09:30:00Z",
            "trace_id": TRACE_ID,
            "correlation_id": USER_ID,
        },
    )


def send_back(link: str, answer: dict[str, str], *, method: str = "POST") -> tuple[int, str]:
    """Carry ``answer`` to the app as a browser does; return its status and page."""
    redirect_uri = parse_qs(urlsplit(link).query)["redirect_uri"][0]
    host = redirect_uri.removeprefix("http://")
    connection = HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=10)
    headers = {"Host": host, "Origin": "null", "Content-Type": "application/x-www-form-urlencoded"}
    try:
        if method == "POST":
            connection.request("POST", "/", urlencode(answer), headers)
        else:
            connection.request("GET", f"/?{urlencode(answer)}", headers={"Host": host})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def _s256(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _jwt(content: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()
