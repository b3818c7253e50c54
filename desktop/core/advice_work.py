"""Words for the day's work: meetings, what passes by itself, and the computer."""

from desktop.core.kinds import Advice, Kind, Mender
from desktop.core.words import QT_TRANSLATE_NOOP

WORK: dict[Kind, Advice] = {
    Kind.MEETING_GONE: Advice(
        title=QT_TRANSLATE_NOOP("core", "The meeting no longer exists"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Somebody deleted it outside Trimsy Desk, or it expired. The customer still holds the "
            "old link, which no longer works.",
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Make a new meeting for this appointment and send the new link to the customer."
        ),
    ),
    Kind.MEETING_CHANGED: Advice(
        title=QT_TRANSLATE_NOOP("core", "The meeting was changed in Microsoft Teams"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Somebody changed it outside Trimsy Desk: its times, its title or its waiting room are "
            "not as the book has them.",
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Put it right to make the meeting as the book has it. The link stays the same."
        ),
    ),
    Kind.OTHER_ACCOUNT: Advice(
        title=QT_TRANSLATE_NOOP("core", "This meeting belongs to another account"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "It was made while a different Microsoft account was connected, and only that account "
            "can change or delete it.",
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "The link goes on working. To move or delete the meeting, connect the account that "
            "made it, or make a new meeting under the account connected now.",
        ),
    ),
    Kind.NO_PROVIDER: Advice(
        title=QT_TRANSLATE_NOOP("core", "Online appointments are not set up"),
        cause=QT_TRANSLATE_NOOP("core", "Nobody has chosen yet where their links come from."),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Choose Microsoft Teams or your own link under Settings → Booking → Online "
            "Appointments.",
        ),
    ),
    Kind.OWN_LINK_INVALID: Advice(
        title=QT_TRANSLATE_NOOP("core", "Your own meeting link is not complete"),
        cause=QT_TRANSLATE_NOOP(
            "core", "It must be a whole address that starts with https:// and names a site."
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Copy the link again under Settings → Booking → Online Appointments."
        ),
    ),
    Kind.OFFLINE: Advice(
        title=QT_TRANSLATE_NOOP("core", "No internet"),
        cause=QT_TRANSLATE_NOOP("core", "Microsoft cannot be reached from this computer."),
        mender=Mender.NOBODY,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Go on working: everything is saved here, and Trimsy Desk catches up by itself. Only "
            "connecting an account has to be started again. If other websites work, a firewall or "
            "proxy may be in the way.",
        ),
    ),
    Kind.BUSY: Advice(
        title=QT_TRANSLATE_NOOP("core", "Microsoft is busy"),
        cause=QT_TRANSLATE_NOOP("core", "Too many requests came in a short time."),
        mender=Mender.NOBODY,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Trimsy Desk waits a little and makes its meetings by itself. If you were connecting "
            "an account, start again in a minute.",
        ),
    ),
    Kind.DOWN: Advice(
        title=QT_TRANSLATE_NOOP("core", "Microsoft does not answer properly"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Its service has a fault at the moment, or something between here and there answered "
            "in its place, such as the sign-in page of a guest Wi-Fi.",
        ),
        mender=Mender.NOBODY,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Everything is saved here, and Trimsy Desk tries again by itself. If you were "
            "connecting an account, start again in a few minutes.",
        ),
    ),
    Kind.UNTRUSTED_CONNECTION: Advice(
        title=QT_TRANSLATE_NOOP("core", "The connection to Microsoft is not safe"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Whoever answered could not prove to be Microsoft. The computer’s clock may be wrong, "
            "or a guest Wi-Fi, firewall or virus scanner reads along.",
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Check date and time of this computer, and that the Wi-Fi needs no sign-in of its own. "
            "If both are right, send the message below to your IT.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "Trimsy Desk does not trust the certificate shown for login.microsoftonline.com or "
            "graph.microsoft.com on our computer. If a firewall inspects TLS traffic, please "
            "exempt these hosts or install its root certificate in the system’s trust store.\n\n"
            "Thank you!",
        ),
    ),
    Kind.PROXY_SIGN_IN: Advice(
        title=QT_TRANSLATE_NOOP("core", "The network’s proxy wants a sign-in"),
        cause=QT_TRANSLATE_NOOP(
            "core",
            "Your network lets programs reach the internet through a proxy only, and this proxy "
            "does not let Trimsy Desk through without a sign-in.",
        ),
        mender=Mender.IT,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Ask your IT to let Trimsy Desk through, or to set the proxy’s sign-in on this "
            "computer: Help → Guide for IT, “Firewall and proxy”. Links follow by themselves "
            "then; if you were connecting an account, start again.",
        ),
        message_to_it=QT_TRANSLATE_NOOP(
            "core",
            "Hello,\n\n"
            "our proxy refuses Trimsy Desk with status 407 (Proxy Authentication Required). Please "
            "let login.microsoftonline.com, graph.microsoft.com and api.github.com through without "
            "a sign-in for our computer, or set the proxy’s sign-in there in the environment "
            "variable HTTPS_PROXY (http://NAME:PASSWORD@PROXY:PORT). A Windows sign-in (NTLM, "
            "Kerberos) is not supported. More stands in Trimsy Desk under Help → Guide for IT, "
            "“Firewall and proxy”.\n\n"
            "Thank you!",
        ),
    ),
    Kind.DISK_FULL: Advice(
        title=QT_TRANSLATE_NOOP("core", "The disk is full"),
        cause=QT_TRANSLATE_NOOP("core", "There is no room left, so the last change was not saved."),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP("core", "Free some space on this computer, then save again."),
    ),
    Kind.BOOK_LOCKED: Advice(
        title=QT_TRANSLATE_NOOP("core", "The book is in use elsewhere"),
        cause=QT_TRANSLATE_NOOP(
            "core", "Another program holds the book’s file, so the last change was not saved."
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Close other copies of Trimsy Desk, and let backup or sync programs finish. Then try "
            "again.",
        ),
    ),
    Kind.BOOK_DAMAGED: Advice(
        title=QT_TRANSLATE_NOOP("core", "The book’s file is damaged"),
        cause=QT_TRANSLATE_NOOP("core", "It can no longer be read as a whole."),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Close Trimsy Desk, keep a copy of the data folder as it is, and ask whoever looks "
            "after your computer to restore the last backup.",
        ),
    ),
    Kind.BOOK_NEWER: Advice(
        title=QT_TRANSLATE_NOOP("core", "The book was made by a newer Trimsy Desk"),
        cause=QT_TRANSLATE_NOOP(
            "core", "This version does not know its format and leaves it untouched."
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP("core", "Install the latest Trimsy Desk on this computer."),
    ),
    Kind.BOOK_NOT_WRITABLE: Advice(
        title=QT_TRANSLATE_NOOP("core", "The book cannot be opened or written"),
        cause=QT_TRANSLATE_NOOP(
            "core", "Its folder may be missing or write-protected, or its drive not connected."
        ),
        mender=Mender.OWNER,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Connect the drive, or ask whoever looks after your computer to let you write in the "
            "data folder. Then start Trimsy Desk again.",
        ),
    ),
    Kind.FILE_NOT_WRITTEN: Advice(
        title=QT_TRANSLATE_NOOP("core", "The file could not be saved"),
        cause=QT_TRANSLATE_NOOP(
            "core", "The folder may be missing or write-protected, or the file is open elsewhere."
        ),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP(
            "core", "Choose another folder, or close the file and try again."
        ),
    ),
    Kind.INVALID_INPUT: Advice(
        title=QT_TRANSLATE_NOOP("core", "This cannot be saved yet"),
        cause=QT_TRANSLATE_NOOP("core", "Something that was typed is missing or does not fit."),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP("core", "Change it and save again."),
    ),
    Kind.CHANGED_SINCE: Advice(
        title=QT_TRANSLATE_NOOP("core", "This cannot be undone any more"),
        cause=QT_TRANSLATE_NOOP("core", "The booking has been changed again since then."),
        mender=Mender.DESK,
        next_step=QT_TRANSLATE_NOOP("core", "Open the booking and change it as you want it."),
    ),
    Kind.UNEXPECTED: Advice(
        title=QT_TRANSLATE_NOOP("core", "Something went wrong in Trimsy Desk"),
        cause=QT_TRANSLATE_NOOP("core", "This is a fault in the program and not your doing."),
        mender=Mender.NOBODY,
        next_step=QT_TRANSLATE_NOOP(
            "core",
            "Try again. If it happens again, copy the details and send them to support.",
        ),
    ),
}
