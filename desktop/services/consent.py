"""An administrator's consent: what for, the link to it, and what the texts to IT leave open."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from desktop.core.words import QT_TRANSLATE_NOOP
from desktop.services.registration import ANY_ORGANISATION, Registration

LOGIN_HOST = "https://login.microsoftonline.com"
GRAPH_SCOPE = "https://graph.microsoft.com/"
SCOPES = ("OnlineMeetings.ReadWrite", "User.Read")
"""Delegated permissions of Microsoft Graph; MSAL adds openid, profile and offline_access."""


@dataclass(frozen=True, slots=True)
class Permission:
    """A delegated permission by its name in Entra; ``reason`` is English, to be translated."""

    name: str
    reason: str


PERMISSIONS = (
    Permission(
        SCOPES[0],
        QT_TRANSLATE_NOOP(
            "core",
            "To make the Teams meeting of an online appointment, to move it and to delete it: those"
            " of the connected account, and nobody else’s.",
        ),
    ),
    Permission(
        SCOPES[1],
        QT_TRANSLATE_NOOP(
            "core",
            "To show which account is connected, by its name and e-mail address, and to see whether"
            " it has Teams.",
        ),
    ),
    Permission(
        "offline_access",
        QT_TRANSLATE_NOOP(
            "core", "To stay connected: else somebody would have to sign in again every hour."
        ),
    ),
)
"""All that an administrator is asked for, each with its reason."""

REDIRECT_URI = "http://localhost"
"""Registered without a port: for loopback addresses of desktop apps any port is accepted
(Microsoft identity platform: Redirect URI: localhost exceptions; RFC 8252 §7.3)."""


def admin_consent_link(client_id: str, tenant: str = ANY_ORGANISATION, *, state: str = "") -> str:
    """Return the page where an administrator grants the permissions for everybody.

    Microsoft identity platform: admin consent. It ends at REDIRECT_URI with
    ``admin_consent=True&tenant=…`` or ``error=…``; on the administrator's computer nobody listens
    there, which the texts that carry this link say.
    """
    names = (one.name for one in PERMISSIONS)
    scope = " ".join(GRAPH_SCOPE + name if name in SCOPES else name for name in names)
    query = {"client_id": client_id, "scope": scope, "redirect_uri": REDIRECT_URI}
    if state:
        query["state"] = state
    return f"{LOGIN_HOST}/{quote(tenant, safe='')}/v2.0/adminconsent?{urlencode(query)}"


def placeholders(registration: Registration) -> dict[str, str]:
    """Return what ``Advice.message_to_it`` leaves open: client_id, tenant and consent_link."""
    client_id, tenant = registration.client_id.value, registration.tenant.value
    return {
        "client_id": client_id,
        "tenant": tenant,
        "consent_link": admin_consent_link(client_id, tenant),
    }
