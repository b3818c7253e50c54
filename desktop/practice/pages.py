"""The pages that a real browser shows. Whatever comes from outside is escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from desktop.practice.accounts import Account, Registration, Tenant
from desktop.practice.signin import Answer, ApprovalPage, ConsentPage, Decision, plain_permissions
from desktop.practice.style import CSS, SUBMIT_SCRIPT, security_policy
from desktop.practice.web import Response

BANNER: Final = "Practice — not Microsoft. Nothing here is real, and no password is needed."


def page(title: str, body: str, *, status: int = 200, script: str = "") -> Response:
    """``body`` is HTML. Forms may go to this server and to any port of localhost.

    ``no-referrer`` makes a browser send ``Origin: null`` with a form that goes elsewhere (Fetch
    §3.2.5), which is how Entra ID's form_post arrives.
    """
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} — practice</title><style>{CSS}</style></head>"
        f'<body><p class="practice" role="note">{BANNER}</p>'
        f"<main><h1>{escape(title)}</h1>{body}</main>"
        f"{f'<script>{script}</script>' if script else ''}</body></html>"
    )
    headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", security_policy("http://localhost:*")),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
    )
    return Response(status, html.encode(), headers)


def paragraph(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def form(action: str, hidden: Mapping[str, str], controls: str) -> str:
    """``controls`` is HTML."""
    inputs = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in hidden.items()
    )
    return f'<form method="post" action="{escape(action)}">{inputs}{controls}</form>'


def button(label: str, name: str, value: str, *, primary: bool = False) -> str:
    kind = ' class="primary"' if primary else ""
    return f'<button{kind} name="{escape(name)}" value="{escape(value)}">{escape(label)}</button>'


def actions(*buttons: str) -> str:
    return f'<div class="actions">{"".join(buttons)}</div>'


def permissions(scopes: tuple[str, ...]) -> str:
    items = (f"<li>{escape(words)}</li>" for words in plain_permissions(scopes))
    return f"<ul>{''.join(items)}</ul>"


def choose_account(
    action: str, query: str, app: Registration, accounts: Iterable[Account], hint: str
) -> Response:
    """``hint`` is the app's ``login_hint``; that account comes first."""
    ordered = sorted(accounts, key=lambda account: account.email.lower() != hint.lower())
    items = "".join(
        f'<li><button name="account" value="{escape(account.email)}">'
        f'<span class="name">{escape(account.name)}</span>'
        f"<span>{escape(account.email)}</span>"
        f'<span class="soft">{escape(account.teaches)}</span></button></li>'
        for account in ordered
    )
    body = paragraph(f"{app.name} asks you to sign in. Each account teaches something else.")
    body += form(action, {"request": query}, f'<ul class="accounts">{items}</ul>')
    return page("Choose an account", body)


def consent(action: str, query: str, shown: ConsentPage) -> Response:
    app, account = shown.ask.registration, shown.account
    body = paragraph(f"{account.name} · {account.email}", "soft")
    body += paragraph(f"{app.name} would like to:")
    body += permissions(shown.ask.scopes)
    controls = actions(
        button("Accept", "decision", Decision.ACCEPT, primary=True),
        button("Cancel", "decision", Decision.DECLINE),
    )
    hidden = {"request": query, "account": account.email}
    return page("Permissions requested", body + form(action, hidden, controls))


def approval(action: str, query: str, shown: ApprovalPage) -> Response:
    app, account = shown.ask.registration, shown.account
    body = paragraph(f"{account.name} · {account.email}", "soft")
    body += paragraph(
        f"{app.name} needs permission that only an administrator of {account.tenant.name} can "
        "give. Ask them to grant it; then sign in again. (AADSTS90094)"
    )
    controls = actions(button("Return to the app without consent", "back", "1", primary=True))
    return page("Need admin approval", body + form(action, {"request": query}, controls))


def administrator(
    action: str, query: str, app: Registration, tenants: Iterable[Tenant], scopes: tuple[str, ...]
) -> Response:
    """The admin consent page, with one button for each organisation."""
    body = paragraph(
        f"As an administrator, let {app.name} do this for everyone in your organisation:"
    )
    body += permissions(scopes)
    controls = "".join(
        button(f"Accept for {tenant.name}", "tenant", tenant.id, primary=True) for tenant in tenants
    )
    controls = actions(controls) + actions(button("Cancel", "decision", Decision.DECLINE))
    return page(
        "Permissions requested for an organisation",
        body + form(action, {"request": query}, controls),
    )


def stuck(text: str) -> Response:
    """An error that stays on the sign-in page: the browser never goes back to the app."""
    body = paragraph(text)
    body += paragraph(
        "Microsoft shows such an error in the browser and does not return to the app. Go back to "
        "the app and cancel there, or use your browser's Back button to choose another account.",
        "soft",
    )
    return page("Sorry, but we’re having trouble signing you in", body)


def post_back(answer: Answer) -> Response:
    """response_mode=form_post: a form that sends itself, with a button where scripts are off."""
    body = paragraph("You are being taken back to the app.")
    controls = actions('<button class="primary">Continue</button>')
    body += form(answer.redirect_uri, answer.fields, controls)
    return page(
        "Signed in" if "code" in answer.fields else "Going back", body, script=SUBMIT_SCRIPT
    )
