"""Words for signing in and for the account itself."""

from desktop.core.kinds import Advice, Kind, Mender
from desktop.core.words import QT_TRANSLATE_NOOP

ACCOUNT: dict[Kind, Advice] = {
    Kind.SIGN_IN_CANCELLED: Advice(
        title=QT_TRANSLATE_NOOP("core", "Connecting was cancelled"),
        cause=QT_TRANSLATE_NOOP("core", "You stopped before Microsoft had answered."),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Nothing was changed. Connect again whenever you like."
        ),
    ),
    Kind.SIGN_IN_TIMED_OUT: Advice(
        title=QT_TRANSLATE_NOOP("core", "No answer came from the browser"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Five minutes passed. Perhaps the browser window was closed, or Microsoft showed an "
            "error on its own page.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Connect again. If Microsoft’s page shows an error, note its number (AADSTS…) and give "
            "it to your IT.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "we cannot connect Trimsy Desk to Microsoft 365: the sign-in never comes back. App: "
            "{client_id}, tenant: {tenant}. Please check that http://localhost is a redirect URI "
            "under Mobile and desktop applications, that our account is assigned to the app, and "
            "grant admin consent:\n{consent_link}\n\n"
            "Thank you!",
        ),
    ),
    Kind.SIGN_IN_NOT_OURS: Advice(
        title=QT_TRANSLATE_NOOP("core", "The answer could not be trusted"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "What came back does not belong to the sign-in this app started. It was thrown away.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Close the browser tabs with Microsoft’s sign-in page and connect again. If it happens "
            "again, tell your IT.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk rejects Microsoft’s answer at sign-in because issuer, audience, tenant or "
            "nonce do not match what it asked for. App: {client_id}, tenant: {tenant}. Does the "
            "tenant fit the account we use, and does anything on our network change traffic to "
            "login.microsoftonline.com?\n\n"
            "Thank you!",
        ),
    ),
    Kind.SIGN_IN_AGAIN: Advice(
        title=QT_TRANSLATE_NOOP("core", "Please connect the Microsoft account again"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Microsoft has ended the connection. This happens after a password change, after a "
            "long time without use, or when an administrator signs everybody out.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Connect under Settings → Booking → Online Appointments. The book stays as it is, and "
            "waiting meetings are made up for.",
        ),
    ),
    Kind.SIGN_IN_FAILED: Advice(
        title=QT_TRANSLATE_NOOP("core", "Connecting did not work"),
        cause=QT_TRANSLATE_NOOP(
            "core", "Microsoft refused the sign-in for a reason not known here."
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Try again in a moment. If it fails again, send the details to your IT."
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "we cannot connect Trimsy Desk to Microsoft 365. App: {client_id}, tenant: {tenant}. "
            "Could you look in Entra → Sign-in logs for the reason?\n\n"
            "Thank you!",
        ),
    ),
    Kind.NOT_SIGNED_IN: Advice(
        title=QT_TRANSLATE_NOOP("core", "No Microsoft account is connected"),
        cause=QT_TRANSLATE_NOOP("core", "Online appointments need one to make their meeting."),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Connect an account under Settings → Booking → Online Appointments."
        ),
    ),
    Kind.PERSONAL_ACCOUNT: Advice(
        title=QT_TRANSLATE_NOOP("core", "A work or school account is needed"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "This is a personal Microsoft account, or one of another organisation. Microsoft lets "
            "only work or school accounts of the salon’s own organisation create these meetings.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Disconnect, then connect again with a work or school account: the one the salon pays "
            "Microsoft 365 for.",
        ),
    ),
    Kind.SECOND_FACTOR: Advice(
        title=QT_TRANSLATE_NOOP("core", "Microsoft wants a second proof that it is you"),
        cause=QT_TRANSLATE_NOOP(
            "core", "Your organisation asks for a code or the Authenticator app at sign-in."
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Connect again and follow the steps Microsoft shows in the browser."
        ),
    ),
    Kind.USER_BLOCKED: Advice(
        title=QT_TRANSLATE_NOOP("core", "This account is locked"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "It was disabled by an administrator, or locked after too many wrong passwords.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Wait a few minutes and try again. If it stays locked, ask your IT."
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "the account we use for Trimsy Desk is locked or disabled. Could you check it under "
            "Entra → Users and allow it to sign in again?\n\n"
            "Thank you!",
        ),
    ),
    Kind.PASSWORD_EXPIRED: Advice(
        title=QT_TRANSLATE_NOOP("core", "The password of this account has expired"),
        cause=QT_TRANSLATE_NOOP("core", "Your organisation lets passwords run out."),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Sign in at microsoft365.com, set a new password there, then connect again."
        ),
    ),
    Kind.CLOCK_WRONG: Advice(
        title=QT_TRANSLATE_NOOP("core", "This computer’s clock seems to be wrong"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "What Microsoft sent a moment ago looks old, or as if it came from the future.",
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Set date, time and time zone of this computer to automatic, then connect again.",
        ),
    ),
    Kind.NO_KEYRING: Advice(
        title=QT_TRANSLATE_NOOP("core", "A connection lasts for this run only"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "This computer offers no safe place for the connection, or has it locked. Trimsy Desk "
            "never writes it to an ordinary file.",
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Unlock the keyring of this computer and connect again. Until then, connect once each "
            "time you start Trimsy Desk.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk finds no usable keyring on our computer (Windows Credential Manager, "
            "macOS Keychain, or a Secret Service such as GNOME Keyring or KWallet). Could you set "
            "one up for our user, unlocked at login?\n\n"
            "Thank you!",
        ),
    ),
    Kind.NOT_FORGOTTEN: Advice(
        title=QT_TRANSLATE_NOOP("core", "It is still stored on this computer"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "The keyring, where the connection and the client secret are kept, is locked or did "
            "not let go of what you wanted removed.",
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Unlock the keyring of this computer, then disconnect or save again."
        ),
    ),
}
