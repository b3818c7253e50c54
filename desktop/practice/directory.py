"""Finds tenants, accounts and app registrations, and knows who consented to what."""

import re
from collections.abc import Iterable
from datetime import datetime

from desktop.practice.accounts import (
    ACCOUNTS,
    CONSUMERS,
    REGISTRATIONS,
    TENANTS,
    Account,
    Platform,
    Registration,
    Tenant,
    Twist,
)
from desktop.practice.refusals import Refused
from desktop.practice.state import Grant, State

GRAPH_RESOURCE = "https://graph.microsoft.com/"
OPENID_SCOPES = frozenset({"openid", "profile", "email", "offline_access"})
GRAPH_SCOPES = frozenset({"OnlineMeetings.Read", "OnlineMeetings.ReadWrite", "User.Read"})
ADMIN_ONLY_SCOPES = frozenset({"OnlineMeetings.Read", "OnlineMeetings.ReadWrite"})
_CANONICAL = {scope.lower(): scope for scope in OPENID_SCOPES | GRAPH_SCOPES}


def canonical_scopes(asked: str) -> tuple[str, ...]:
    """``asked`` is space separated, with or without Graph's address before each.

    Raises Refused (AADSTS900144 without any, AADSTS70011 for one that does not exist).
    """
    if not asked.strip():
        raise Refused(900144, name="scope")
    found: list[str] = []
    for scope in asked.split():
        name = _CANONICAL.get(scope.removeprefix(GRAPH_RESOURCE).lower())
        if name is None:
            raise Refused(70011, scope=scope)
        found.append(name)
    return tuple(dict.fromkeys(found))


class Directory:
    """``accounts`` go by e-mail address, ``registrations`` by client id; tests may add to both."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.tenants: dict[str, Tenant] = {tenant.id: tenant for tenant in TENANTS}
        self.accounts: dict[str, Account] = {account.email: account for account in ACCOUNTS}
        self.registrations: dict[str, Registration] = {app.client_id: app for app in REGISTRATIONS}

    def authority(self, name: str) -> Tenant | None:
        """The tenant of an authority; None for ``organizations`` and ``common``.

        Raises Refused (AADSTS90002).
        """
        wanted = name.lower()
        if wanted in {"organizations", "common"}:
            return None
        if wanted == "consumers":
            return CONSUMERS
        for tenant in self.tenants.values():
            if wanted in {tenant.id, tenant.domain}:
                return tenant
        raise Refused(90002, tenant=name)

    def admit(self, account: Account, authority: str) -> None:
        """Raises Refused when the account cannot sign in at that authority."""
        if authority.lower() == "organizations" and account.tenant is CONSUMERS:
            raise Refused(500200)
        tenant = self.authority(authority)
        if tenant is not None and tenant.id != account.tenant.id:
            raise Refused(50020, account=account.email, tenant=tenant.name)

    def registration(self, client_id: str) -> Registration:
        """Raises Refused (AADSTS900144, AADSTS700016, AADSTS7000112)."""
        if not client_id:
            raise Refused(900144, name="client_id")
        registration = self.registrations.get(client_id.lower())
        if registration is None:
            raise Refused(700016, client=client_id)
        if not registration.enabled:
            raise Refused(7000112, client=client_id)
        return registration

    def account(self, account_id: str) -> Account | None:
        return next((one for one in self.accounts.values() if one.id == account_id), None)

    def organisations(self) -> list[Tenant]:
        """Every tenant but that of personal accounts."""
        return [tenant for tenant in self.tenants.values() if tenant is not CONSUMERS]

    def consented(self, account: Account, client_id: str) -> frozenset[str]:
        consents = self._state.consents
        by_person = consents.get(f"{account.id} {client_id}", [])
        by_admin = consents.get(f"{account.tenant.id} {client_id}", [])
        return frozenset(by_person) | frozenset(by_admin)

    def record_consent(self, who: Account | Tenant, client_id: str, scopes: Iterable[str]) -> None:
        key = f"{who.id} {client_id}"
        self._state.consents[key] = sorted({*self._state.consents.get(key, []), *scopes})

    def withdraw_consent(self, account: Account, scope: str) -> None:
        """To every app, by the person and by their organisation."""
        for key, scopes in self._state.consents.items():
            if key.partition(" ")[0] in {account.id, account.tenant.id} and scope in scopes:
                scopes.remove(scope)

    def standing_scopes(self, account: Account, grant: Grant) -> tuple[str, ...]:
        """What of a grant is still consented to."""
        still = OPENID_SCOPES | self.consented(account, grant.client_id)
        return tuple(scope for scope in grant.scopes if scope in still)

    def has_teams(self, account: Account) -> bool:
        has_by_plan = account.tenant is not CONSUMERS and account.twist is not Twist.NO_TEAMS
        return self._state.licences.get(account.id, has_by_plan)

    def set_teams(self, account: Account, *, licensed: bool) -> None:
        self._state.licences[account.id] = licensed


def granted_scopes(account: Account, asked: tuple[str, ...]) -> tuple[str, ...]:
    """What the account's organisation lets the app have of what it asked for."""
    if account.twist is Twist.NO_OFFLINE_ACCESS:
        return tuple(scope for scope in asked if scope != "offline_access")
    return asked


def check_redirect(uri: str) -> None:
    """Any port of ``http://localhost`` is good, nothing else is.

    The port of a localhost redirect URI is ignored in matching (RFC 8252 §7.3, Entra ID: redirect
    URI restrictions); the portal refuses ``http://127.0.0.1``. Raises Refused (AADSTS50011).
    """
    if not re.fullmatch(r"http://localhost(:\d{1,5})?/?", uri, re.IGNORECASE):
        raise Refused(50011, uri=uri)


def check_client_secret(registration: Registration, secret: str, now: datetime) -> None:
    """Raises Refused (AADSTS700025, AADSTS7000218, AADSTS7000215, AADSTS7000222)."""
    if registration.platform is Platform.DESKTOP:
        if secret:
            raise Refused(700025)
        return
    if not secret:
        raise Refused(7000218)
    expires = dict(registration.secrets).get(secret)
    if expires is None:
        raise Refused(7000215)
    if expires <= now:
        raise Refused(7000222)
