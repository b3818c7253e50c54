"""What the administrator of Microsoft 365 needs to know to register the app, ready to send."""

from PySide6.QtCore import QCoreApplication

from desktop.services.consent import PERMISSIONS, REDIRECT_URI, admin_consent_link
from desktop.services.registration import ANY_ORGANISATION


def registration_text(client_id: str, tenant: str) -> str:
    """Return the request to IT; with a client id its admin-consent link is complete."""
    link = admin_consent_link(client_id or "APPLICATION-ID", tenant or ANY_ORGANISATION)
    note = (
        ""
        if client_id
        else QCoreApplication.translate(
            "it_words", "   (with the Application (client) ID in place of APPLICATION-ID)\n"
        )
    )
    return QCoreApplication.translate(
        "it_words",
        "Hello,\n"
        "\n"
        "our salon uses Trimsy Desk to create Microsoft Teams meetings for online appointments. "
        "Please register it once in Microsoft Entra (entra.microsoft.com):\n"
        "\n"
        "1. App registrations → New registration. Name: Trimsy Desk. "
        "Accounts in this organizational directory only.\n"
        '2. Authentication → Add a platform → "Mobile and desktop applications" '
        "→ redirect URI: {redirect_uri}\n"
        "3. API permissions → Microsoft Graph → Delegated permissions: {permissions}\n"
        '4. API permissions → "Grant admin consent". Or open this link as an administrator:\n'
        "   {link}\n"
        "{note}"
        "5. Send back the Application (client) ID and the Directory (tenant) ID. "
        "A client secret is not needed.\n"
        "\n"
        "The account that connects needs a Microsoft 365 plan that includes Teams.",
    ).format(
        redirect_uri=REDIRECT_URI,
        permissions=", ".join(one.name for one in PERMISSIONS),
        link=link,
        note=note,
    )
