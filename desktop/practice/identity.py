"""Entra ID's documents and its token endpoint (Microsoft identity platform, code flow)."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote_plus

from desktop.practice import refusals
from desktop.practice.accounts import Account, Twist
from desktop.practice.chance import Chance
from desktop.practice.directory import (
    OPENID_SCOPES,
    Directory,
    canonical_scopes,
    check_client_secret,
)
from desktop.practice.faults import Fault, Faults
from desktop.practice.refusals import Refused
from desktop.practice.state import Grant
from desktop.practice.tokens import ACCESS_SECONDS, Tokens, client_info, id_token
from desktop.practice.web import Json, Request, Response, json_response

LOGIN = "https://login.microsoftonline.com"


def discovery_document(authority: str, tenant_id: str, pages_url: str) -> Json:
    """What ``/v2.0/.well-known/openid-configuration`` says (OpenID Connect Discovery §3)."""
    base = f"{LOGIN}/{authority}"
    return {
        "token_endpoint": f"{base}/oauth2/v2.0/token",
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "jwks_uri": f"{base}/discovery/v2.0/keys",
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["none"],
        "response_types_supported": ["code"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "issuer": f"{LOGIN}/{tenant_id}/v2.0",
        "request_uri_parameter_supported": False,
        "authorization_endpoint": f"{pages_url or LOGIN}/{authority}/oauth2/v2.0/authorize",
        "tenant_region_scope": "EU" if tenant_id != "{tenantid}" else None,
        "cloud_instance_name": "microsoftonline.com",
        "cloud_graph_host_name": "graph.windows.net",
        "msgraph_host": "graph.microsoft.com",
    }


class Identity:
    """Handlers for discovery, keys and tokens. ``pages_url`` says where people sign in."""

    def __init__(
        self,
        directory: Directory,
        tokens: Tokens,
        faults: Faults,
        now: Callable[[], datetime],
        pages_url: Callable[[], str],
        chance: Chance,
    ) -> None:
        self._directory = directory
        self._tokens = tokens
        self._faults = faults
        self._now = now
        self._pages_url = pages_url
        self._chance = chance

    def discovery(self, request: Request, authority: str) -> Response:
        try:
            tenant = self._directory.authority(authority)
        except Refused as refused:
            return self.refuse(refused, request)
        canonical = tenant.id if tenant else authority.lower()
        tenant_id = tenant.id if tenant else "{tenantid}"
        return json_response(200, discovery_document(canonical, tenant_id, self._pages_url()))

    def keys(self, _request: Request, authority: str) -> Response:
        """No keys: practice signs nothing."""
        del authority
        return json_response(200, {"keys": []})

    def refuse(self, refused: Refused, request: Request) -> Response:
        correlation_id = request.headers.get("client-request-id", "")
        content = refusals.token_error(refused, self._now(), self._chance, correlation_id)
        return json_response(refused.status, content)

    def token(self, request: Request, authority: str) -> Response:
        try:
            return json_response(200, self._grant(request, authority))
        except Refused as refused:
            return self.refuse(refused, request)

    def _grant(self, request: Request, authority: str) -> Json:
        self._directory.authority(authority)
        form = request.parameters()
        client_id, secret = _client(request, form)
        registration = self._directory.registration(client_id)
        check_client_secret(registration, secret, self._now())
        kind = form.get("grant_type", "")
        if kind == "authorization_code":
            return self._from_code(form, registration.client_id, authority)
        if kind == "refresh_token":
            return self._from_refresh(request, form, registration.client_id, authority)
        raise Refused(70003, kind=kind) if kind else Refused(900144, name="grant_type")

    def _from_code(self, form: dict[str, str], client_id: str, authority: str) -> Json:
        for name in ("code", "redirect_uri"):
            if not form.get(name):
                raise Refused(900144, name=name)
        code = self._tokens.redeem_code(
            form["code"], client_id, form["redirect_uri"], form.get("code_verifier", "")
        )
        account = self._account(code.grant, authority)
        if account.twist is Twist.CONDITIONAL_ACCESS:
            raise Refused(53003)
        return self._answer(code.grant, account, code.nonce, form)

    def _from_refresh(
        self, request: Request, form: dict[str, str], client_id: str, authority: str
    ) -> Json:
        if not form.get("refresh_token"):
            raise Refused(900144, name="refresh_token")
        if switch := self._faults.take(Fault.TOKEN_REFUSED, request.method, request.path):
            raise Refused(switch.code)
        grant = self._tokens.use_refresh(form["refresh_token"], client_id)
        if form.get("scope"):
            wanted = set(canonical_scopes(form["scope"])) - OPENID_SCOPES
            if wanted - set(grant.scopes):
                raise Refused(65001)
        return self._answer(grant, self._account(grant, authority), "", form)

    def _account(self, grant: Grant, authority: str) -> Account:
        account = self._directory.account(grant.account)
        if account is None:
            raise Refused(50057)
        self._directory.admit(account, authority)
        return account

    def _answer(self, grant: Grant, account: Account, nonce: str, form: dict[str, str]) -> Json:
        allowed = replace(grant, scopes=self._directory.standing_scopes(account, grant))
        content: Json = {
            "token_type": "Bearer",
            "scope": _scope_answer(allowed.scopes),
            "expires_in": ACCESS_SECONDS,
            "ext_expires_in": ACCESS_SECONDS,
            "access_token": self._tokens.issue_access(allowed),
        }
        if "offline_access" in grant.scopes:
            content["refresh_token"] = self._tokens.issue_refresh(grant)
        if "openid" in grant.scopes:
            content["id_token"] = id_token(account, grant.client_id, nonce, self._now())
        if form.get("client_info") == "1":
            content["client_info"] = client_info(account)
        return content


def _scope_answer(scopes: tuple[str, ...]) -> str:
    """Graph's scopes first, then the OpenID ones; ``offline_access`` is never in the answer."""
    graph = [scope for scope in scopes if scope not in OPENID_SCOPES]
    openid = ["profile", "openid", "email"] if "openid" in scopes else []
    return " ".join([*graph, *openid])


def _client(request: Request, form: dict[str, str]) -> tuple[str, str]:
    """Client id and secret from the form, or from HTTP Basic (RFC 6749 §2.3.1)."""
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise Refused(9002313) from None
        return unquote_plus(name), unquote_plus(secret)
    return form.get("client_id", ""), form.get("client_secret", "")
