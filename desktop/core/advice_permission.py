"""Words for what an organisation allows: consent, policies and plans."""

from desktop.core.kinds import Advice, Kind, Mender
from desktop.core.words import QT_TRANSLATE_NOOP

PERMISSION: dict[Kind, Advice] = {
    Kind.CONSENT_DECLINED: Advice(
        title=QT_TRANSLATE_NOOP("core", "The permissions were not given"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Microsoft’s page was closed or answered with Cancel. Perhaps it said that an "
            "administrator has to approve the app first.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Connect again and choose Accept. If Microsoft asks for an administrator, send the "
            "message below to your IT.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "we would like to use Trimsy Desk for online appointments in Microsoft Teams. It needs "
            "an administrator’s consent for OnlineMeetings.ReadWrite, User.Read and "
            "offline_access (all delegated). Please open this link and choose Accept:\n"
            "{consent_link}\n"
            "Afterwards the browser goes to http://localhost and may report that nothing is "
            "there; the consent is granted all the same. Or use Entra → Enterprise applications → "
            "Trimsy Desk ({client_id}) → Permissions → Grant admin consent.\n\n"
            "Thank you!",
        ),
    ),
    Kind.ADMIN_CONSENT: Advice(
        title=QT_TRANSLATE_NOOP("core", "An administrator has to approve the app"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Your organisation does not let its users decide for themselves whether Trimsy Desk "
            "may create Teams meetings.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Send the message below to your IT. Once they have approved the app, connect again.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk ({client_id}) needs an administrator’s consent in our organisation before "
            "it can create Microsoft Teams meetings. Please open this link and choose Accept:\n"
            "{consent_link}\n"
            "Afterwards the browser goes to http://localhost and may report that nothing is "
            "there; the consent is granted all the same. Or use Entra → Enterprise applications → "
            "Trimsy Desk → Permissions → Grant admin consent. Delegated permissions: "
            "OnlineMeetings.ReadWrite, User.Read, offline_access.\n\n"
            "Thank you!",
        ),
    ),
    Kind.NO_OFFLINE_ACCESS: Advice(
        title=QT_TRANSLATE_NOOP("core", "The connection would end within the hour"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Your organisation withheld one permission: to stay connected (offline_access).",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Ask your IT to grant admin consent in Entra → Enterprise applications. Then connect "
            "again.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk ({client_id}) is not given the delegated permission offline_access in our "
            "organisation, so its connection cannot last. Please grant admin consent: Entra → "
            "Enterprise applications → Trimsy Desk → Permissions → Grant admin consent. The same "
            "by link:\n{consent_link}\n\n"
            "Thank you!",
        ),
    ),
    Kind.MISSING_PERMISSION: Advice(
        title=QT_TRANSLATE_NOOP("core", "A permission for Teams meetings is missing"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Your organisation has not allowed Trimsy Desk to create online meetings with this "
            "account.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Ask your IT to grant admin consent in Entra → Enterprise applications. Then connect "
            "again; where the account is shown as connected, disconnect it first.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk ({client_id}) lacks the delegated Microsoft Graph permissions "
            "OnlineMeetings.ReadWrite and User.Read in our organisation. Please add them under "
            "Entra → App registrations → API permissions and grant admin consent (Entra → "
            "Enterprise applications → Trimsy Desk → Permissions). The same by link:\n"
            "{consent_link}\n\n"
            "Thank you!",
        ),
    ),
    Kind.CONDITIONAL_ACCESS: Advice(
        title=QT_TRANSLATE_NOOP("core", "Your organisation does not allow this computer or place"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "A security rule (conditional access) lets only certain devices, apps or networks in.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Try it from the salon’s own computer and network. If that is where you are, send the "
            "message below to your IT.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "a conditional access policy blocks Trimsy Desk ({client_id}) on our front-desk "
            "computer. Entra → Sign-in logs → Conditional Access shows which one. Could you enrol "
            "this computer, or allow the app for our account?\n\n"
            "Thank you!",
        ),
    ),
    Kind.NOT_ASSIGNED: Advice(
        title=QT_TRANSLATE_NOOP("core", "This account may not use Trimsy Desk"),
        cause=QT_TRANSLATE_NOOP(
            "core", "Your organisation has allowed the app for chosen people only."
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Ask your IT to assign the account to the app, then connect again."
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "please assign the account our salon uses to the app {client_id}: Entra → Enterprise "
            "applications → Trimsy Desk → Users and groups → Add user.\n\n"
            "Thank you!",
        ),
    ),
    Kind.NO_TEAMS_LICENCE: Advice(
        title=QT_TRANSLATE_NOOP("core", "This account has no Teams"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The Microsoft 365 plan of the connected account does not seem to include Teams.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Ask your IT whether the plan includes Teams. Once it does, choose Try again; a new "
            "licence may take some hours to arrive.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "the account our salon uses for online appointments has no Microsoft Teams licence. "
            "Does our plan include Teams? If so, please assign it: Microsoft 365 admin center → "
            "Users → Active users → Licenses and apps.\n\n"
            "Thank you!",
        ),
    ),
    Kind.TEAMS_REFUSED: Advice(
        title=QT_TRANSLATE_NOOP("core", "Microsoft Teams refuses to make this meeting"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The connected account may not create online meetings. It may be a guest or personal "
            "account, lack Teams in its plan, or be held back by a rule of your organisation.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Disconnect and connect again with a work or school account. If it is one already, ask "
            "your IT whether the plan includes Teams.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Microsoft Graph answers 403 when Trimsy Desk ({client_id}) creates an online meeting "
            "for our account. Could you check that the account is a member, not a guest; that its "
            "plan includes Teams; that its Teams meeting policy allows scheduling private "
            "meetings; and that admin consent is granted under Entra → Enterprise "
            "applications? The link for the consent:\n{consent_link}\n\n"
            "Thank you!",
        ),
    ),
}
