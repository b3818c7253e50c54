"""An administrator's consent: the link to it, and what the texts to IT need filled in."""

from urllib.parse import quote, urlencode

from desktop.services.registration import ANY_ORGANISATION, Registration

LOGIN_HOST = "https://login.microsoftonline.com"
GRAPH_SCOPE = "https://graph.microsoft.com/"
SCOPES = ("OnlineMeetings.ReadWrite", "User.Read")
"""Delegated permissions of Microsoft Graph; MSAL adds openid, profile and offline_access."""

REDIRECT_URI = "http://localhost"
"""Registered without a port: for loopback addresses of desktop apps any port is accepted
(Microsoft identity platform: Redirect URI: localhost exceptions; RFC 8252 §7.3)."""


def admin_consent_link(client_id: str, tenant: str = ANY_ORGANISATION, *, state: str = "") -> str:
    """Return the page where an administrator grants the permissions for everybody.

    Microsoft identity platform: admin consent. It ends at REDIRECT_URI with
    ``admin_consent=True&tenant=…`` or ``error=…``; on the administrator's computer nobody listens
    there, which the texts that carry this link say.
    """
    scope = " ".join([*(GRAPH_SCOPE + name for name in SCOPES), "offline_access"])
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
