"""What to ask of IT where a policy lets customers walk in past the waiting room."""

from desktop.core.words import QT_TRANSLATE_NOOP

MESSAGE_TO_IT = QT_TRANSLATE_NOOP(
    "core",
    "Hello,\n\n"
    "our customers should wait in the lobby of our Teams meetings until we admit them. Trimsy Desk "
    "asks for that, but a policy of our organisation overrides it: customers can walk straight "
    "into our online appointments.\n\n"
    "Please open the Teams admin center → Meetings → Meeting policies and edit the policy that "
    "applies to {account}. Under “Meeting join & lobby”, set “Who can bypass the lobby” to “People "
    "in my org and guests” or fewer, and “People dialing in can bypass the lobby” to off. If that "
    "is so already, a meeting template or a sensitivity label may set the lobby in its place.\n\n"
    "Tenant: {tenant}\n\n"
    "Thank you!",
)
"""Translate it first, and then fill in the organiser's e-mail ``account`` and ``tenant`` id."""
