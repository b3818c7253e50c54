"""Handlers for the sign-in and admin consent pages."""

from urllib.parse import parse_qsl, quote

from desktop.practice import pages
from desktop.practice.directory import Directory, canonical_scopes, check_redirect
from desktop.practice.pages import choose_account
from desktop.practice.refusals import Refused
from desktop.practice.signin import Answer, ApprovalPage, Ask, ConsentPage, Decision, SignIn
from desktop.practice.web import Request, Response, redirect


class Browser:
    """Each page carries the app's request along, so that nothing is remembered between them."""

    def __init__(self, directory: Directory, sign_in: SignIn) -> None:
        self._directory = directory
        self._sign_in = sign_in

    def authorize(self, request: Request, authority: str) -> Response:
        """``/oauth2/v2.0/authorize``: the account-choosing page, or an answer at once."""
        query = (
            request.query if request.method == "GET" else request.body.decode("utf-8", "replace")
        )
        try:
            ask = self._sign_in.read_query(authority, query)
        except Refused as refused:
            return pages.stuck(refused.text)
        if isinstance(ask, Answer):
            return deliver(ask)
        accounts = self._directory.accounts.values()
        return choose_account(
            _here(authority, "sign-in"), query, ask.registration, accounts, ask.login_hint
        )

    def chosen(self, request: Request, authority: str) -> Response:
        """Our own pages' forms: an account was chosen, consent given or declined, or neither."""
        fields = request.parameters()
        query = fields.get("request", "")
        try:
            ask = self._sign_in.read_query(authority, query)
            if isinstance(ask, Answer):
                return deliver(ask)
            if "back" in fields:
                return deliver(self._sign_in.back_out(ask))
            return self._next(ask, query, fields)
        except Refused as refused:
            return pages.stuck(refused.text)

    def _next(self, ask: Ask, query: str, fields: dict[str, str]) -> Response:
        account = self._directory.accounts.get(fields.get("account", ""))
        if account is None:
            return pages.stuck("There is no such account.")
        decision = _decision(fields)
        step = self._sign_in.decide(ask, account, decision)
        match step:
            case Answer():
                return deliver(step)
            case ConsentPage():
                return pages.consent(_here(ask.authority, "sign-in"), query, step)
            case ApprovalPage():
                return pages.approval(_here(ask.authority, "sign-in"), query, step)

    def admin_consent(self, request: Request, authority: str) -> Response:
        """``/v2.0/adminconsent``, and our own page's form with ``tenant`` or a decline."""
        fields = request.parameters()
        query = fields.get("request", "") if request.method == "POST" else request.query
        asked = dict(parse_qsl(query, keep_blank_values=True))
        uri, state = asked.get("redirect_uri", ""), asked.get("state", "")
        try:
            tenant = self._directory.authority(authority)
            app = self._directory.registration(asked.get("client_id", ""))
            check_redirect(uri)
            scopes = canonical_scopes(asked.get("scope", ""))
            chosen = self._directory.tenants.get(fields.get("tenant", ""))
        except Refused as refused:
            return pages.stuck(refused.text)
        if request.method == "POST" and chosen is not None:
            self._directory.record_consent(chosen, app.client_id, scopes)
            done = {"admin_consent": "True", "tenant": chosen.id, "state": state}
            return redirect(uri, done | {"scope": asked["scope"]})
        if _decision(fields) is Decision.DECLINE:
            declined = self._sign_in.declined_by_administrator()
            return redirect(uri, declined | {"admin_consent": "True", "state": state})
        every = self._directory.organisations() if tenant is None else [tenant]
        return pages.administrator(_here(authority, "admin"), query, app, every, scopes)


def _decision(fields: dict[str, str]) -> Decision:
    try:
        return Decision(fields.get("decision", ""))
    except ValueError:
        return Decision.UNDECIDED


def _here(authority: str, name: str) -> str:
    return f"/{quote(authority, safe='')}/practice/{name}"


def deliver(answer: Answer) -> Response:
    if answer.mode == "form_post":
        return pages.post_back(answer)
    separator = "#" if answer.mode == "fragment" else "?"
    return redirect(answer.redirect_uri, answer.fields, separator=separator)
