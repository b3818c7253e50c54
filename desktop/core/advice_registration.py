"""Words for trouble with the app's registration in Entra ID."""

from desktop.core.kinds import Advice, Kind, Mender
from desktop.core.words import QT_TRANSLATE_NOOP

REGISTRATION: dict[Kind, Advice] = {
    Kind.NOT_CONFIGURED: Advice(
        title=QT_TRANSLATE_NOOP("core", "Trimsy Desk is not yet registered with Microsoft"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Microsoft only lets apps in that your IT has registered. The application (client) ID "
            "of that registration is missing here.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Send the message below to whoever looks after your Microsoft 365. Enter the ID they "
            "send back under Settings → Booking → Online Appointments.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "our salon would like Trimsy Desk to create Microsoft Teams meetings for online "
            "appointments. Please register it for us:\n\n"
            "1. Entra admin center → App registrations → New registration. Name: Trimsy Desk. "
            "Supported account types: this organizational directory only.\n"
            "2. Authentication → Add a platform → Mobile and desktop applications → add the "
            "redirect URI http://localhost (no port, and not under Web).\n"
            "3. API permissions → Microsoft Graph → Delegated permissions → add "
            "OnlineMeetings.ReadWrite, User.Read and offline_access → Grant admin consent.\n"
            "4. Send us the Application (client) ID and the Directory (tenant) ID. "
            "No client secret is needed.\n\n"
            "Thank you!",
        ),
    ),
    Kind.REGISTRATION_INVALID: Advice(
        title=QT_TRANSLATE_NOOP("core", "The registration is not written correctly"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The client ID must be an ID such as 00001111-aaaa-2222-bbbb-3333cccc4444, and the "
            "tenant an ID, a domain such as yoursalon.com, or the word organizations.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Copy the IDs again from the message of your IT, whole and without quotation marks.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk cannot read its registration. In force are the client ID “{client_id}” "
            "and the tenant “{tenant}”. Could you send us the right Application (client) ID and "
            "Directory (tenant) ID from Entra → App registrations → Overview, or correct them "
            "where you set them (environment variables TEAMS_CLIENT_ID and TEAMS_TENANT, or the "
            "file registration.toml)?\n\n"
            "Thank you!",
        ),
    ),
    Kind.REGISTRATION_UNREADABLE: Advice(
        title=QT_TRANSLATE_NOOP("core", "The settings for Microsoft cannot be read"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The file with the registration exists, but it may not be opened or is not written "
            "correctly.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "If your IT set this computer up, send them the message below. If you typed the "
            "registration yourself, type and save it again.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk cannot read a file that its registration should come from. The file, and "
            "what is wrong in it:\n\n{code}\n\n"
            "An administrator’s registration.toml lies in {folder}. Please check that every user "
            "may read it and that it is valid TOML, for example:\n\n"
            'client_id = "00001111-aaaa-2222-bbbb-3333cccc4444"\n'
            'tenant = "yoursalon.com"\n\n'
            "Thank you!",
        ),
    ),
    Kind.UNKNOWN_APP: Advice(
        title=QT_TRANSLATE_NOOP("core", "Microsoft does not know this registration"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "No app with this client ID exists in the organisation you signed in to. The ID may be "
            "mistyped, or it belongs to another organisation.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Compare the client ID and the tenant in the settings with what your IT sent you. If "
            "they are the same, send the message below.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Microsoft does not find the app {client_id} in our organisation (tenant: {tenant}). "
            "Is this the right Application (client) ID, is it registered in our tenant, and has "
            "admin consent been granted? This link grants it:\n{consent_link}\n\n"
            "Thank you!",
        ),
    ),
    Kind.APP_DISABLED: Advice(
        title=QT_TRANSLATE_NOOP("core", "The app is switched off in your organisation"),
        cause=QT_TRANSLATE_NOOP(
            "core", "An administrator has disabled Trimsy Desk in Microsoft Entra."
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP("core", "Ask your IT to switch the app on again."),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk (client ID {client_id}) is disabled in our organisation. Could you set "
            "Entra → Enterprise applications → Trimsy Desk → Properties → Enabled for users to "
            "sign-in to Yes?\n\n"
            "Thank you!",
        ),
    ),
    Kind.WRONG_REDIRECT: Advice(
        title=QT_TRANSLATE_NOOP("core", "One address is missing in the registration"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Microsoft may only send you back to addresses named in the registration, and the one "
            "of this app is missing or stands under the wrong heading.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP("core", "Send the message below to your IT."),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "please add the redirect URI http://localhost to the app {client_id}: Entra → App "
            "registrations → Authentication → Mobile and desktop applications. It must not stand "
            "under Web or Single-page application as well.\n\n"
            "Thank you!",
        ),
    ),
    Kind.BAD_SECRET: Advice(
        title=QT_TRANSLATE_NOOP("core", "The client secret is wrong"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Microsoft does not accept it. Often the Secret ID was copied in place of the secret’s "
            "Value.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Ask your IT for the Value of a current client secret and enter it in the settings. "
            "Most salons need no secret at all: then leave the field empty.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Microsoft refuses the client secret of the app {client_id}. Could you create a new "
            "one under Entra → App registrations → Certificates & secrets and give us its Value "
            "(not the Secret ID)? If the redirect URI is registered under Mobile and desktop "
            "applications, no secret is needed; please tell us so instead.\n\n"
            "Thank you!",
        ),
    ),
    Kind.EXPIRED_SECRET: Advice(
        title=QT_TRANSLATE_NOOP("core", "The client secret has expired"),
        cause=QT_TRANSLATE_NOOP(
            "core", "Client secrets are valid for a limited time, and this one has run out."
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Ask your IT for a new client secret and enter its Value in the settings."
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "the client secret of the app {client_id} has expired. Could you create a new one "
            "under Entra → App registrations → Certificates & secrets and give us its Value?\n\n"
            "Thank you!",
        ),
    ),
    Kind.SECRET_MISSING: Advice(
        title=QT_TRANSLATE_NOOP("core", "Microsoft asks for a client secret"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The app is registered as a website. Such a registration needs a client secret, and "
            "none is entered here.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Ask your IT to move the address to Mobile and desktop applications. That is safer "
            "than a secret.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Microsoft asks for a client secret for the app {client_id} (AADSTS7000218). Please "
            "remove http://localhost from Web and add it under Entra → App registrations → "
            "Authentication → Mobile and desktop applications.\n\n"
            "Thank you!",
        ),
    ),
    Kind.SECRET_UNWANTED: Advice(
        title=QT_TRANSLATE_NOOP("core", "No client secret is wanted here"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The app is registered as a desktop application, which must not send a client secret, "
            "but one is set.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Remove the client secret in the settings and connect again. If your IT set it on this "
            "computer, send them the message below.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "the app {client_id} is a public client, so please remove its client secret from this "
            "computer (environment variable TEAMS_CLIENT_SECRET, or client_secret in "
            "registration.toml).\n\n"
            "Thank you!",
        ),
    ),
    Kind.UNKNOWN_TENANT: Advice(
        title=QT_TRANSLATE_NOOP("core", "Microsoft does not know this organisation"),
        cause=QT_TRANSLATE_NOOP(
            "core", "The tenant in the settings is mistyped, or the organisation no longer exists."
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Check the tenant in the settings. Left empty, any work or school account may be used.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Microsoft knows no tenant “{tenant}”. Could you send us our Directory (tenant) ID "
            "from Entra → Overview?\n\n"
            "Thank you!",
        ),
    ),
    Kind.TENANT_NEEDED: Advice(
        title=QT_TRANSLATE_NOOP("core", "The tenant is missing in the settings"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The app is registered for your organisation alone, so Microsoft wants to know which "
            "one that is.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Enter your Directory (tenant) ID, or your domain such as yoursalon.com, as the tenant "
            "in the settings. Your IT knows it.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "the app {client_id} is registered for our organisation only. Could you send us our "
            "Directory (tenant) ID from Entra → Overview?\n\n"
            "Thank you!",
        ),
    ),
}
