"""The sentence that tells what an act did."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.core.models import Act, Change, Customer, Status
from desktop.ui.spoken import customer_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words

_STATUSES = {
    Status.BOOKED: QT_TRANSLATE_NOOP("status", "Booked"),
    Status.CONFIRMED: QT_TRANSLATE_NOOP("status", "Confirmed"),
    Status.ARRIVED: QT_TRANSLATE_NOOP("status", "Arrived"),
    Status.IN_PROGRESS: QT_TRANSLATE_NOOP("status", "In progress"),
    Status.DONE: QT_TRANSLATE_NOOP("status", "Done"),
    Status.NO_SHOW: QT_TRANSLATE_NOOP("status", "No-show"),
    Status.CANCELLED: QT_TRANSLATE_NOOP("status", "Cancelled"),
    Status.DELETED: QT_TRANSLATE_NOOP("status", "Deleted"),
}


def status_text(status: Status) -> str:
    """What a status is called."""
    return translate("status", str(_STATUSES[status]))


def marked_words(customer: Customer, status: Status) -> str:
    """The sentence for another status."""
    return translate("acts", "{who}: {status}.").format(
        who=customer_text(customer), status=status_text(status)
    )


def act_words(change: Change, who: str) -> str:
    """The sentence for any other act on ``who``'s bookings, or on ``who``'s absence."""
    many = {
        Act.BOOKED: translate("acts", "{who} is booked {n} times."),
        Act.MOVED: translate("acts", "{n} bookings of {who} are moved."),
        Act.CHANGED: translate("acts", "{n} bookings of {who} are changed."),
        Act.CANCELLED: translate("acts", "{n} bookings of {who} are cancelled."),
        Act.IMPORTED: translate("acts", "{n} bookings are imported, {who}'s among them."),
    }
    one = {
        Act.BOOKED: translate("acts", "{who} is booked."),
        Act.MOVED: translate("acts", "{who}'s booking is moved."),
        Act.CHANGED: translate("acts", "{who}'s booking is changed."),
        Act.CANCELLED: translate("acts", "{who}'s booking is cancelled."),
        Act.DELETED: translate("acts", "{who}'s booking is deleted."),
        Act.RESTORED: translate("acts", "{who}'s booking is back."),
        Act.IMPORTED: translate("acts", "{who}'s booking is imported."),
        Act.ABSENCE_ADDED: translate("acts", "Time is blocked for {who}."),
        Act.ABSENCE_CHANGED: translate("acts", "{who}'s blocked time is changed."),
        Act.ABSENCE_REMOVED: translate("acts", "{who}'s time is free again."),
        Act.CUSTOMER_CHANGED: translate("acts", "{who}'s card is changed."),
    }
    words = (many if change.count > 1 else one).get(change.what)
    nothing = translate("acts", "Nothing was changed.")
    return (words or nothing).format(who=who, n=change.count)


def absence_words(change: Change) -> str:
    """The sentence for an act on an absence, where nobody has to be named."""
    words = {
        Act.ABSENCE_ADDED: translate("acts", "The absence is added."),
        Act.ABSENCE_CHANGED: translate("acts", "The absence is changed."),
        Act.ABSENCE_REMOVED: translate("acts", "The absence is removed."),
        Act.UNDONE: translate("acts", "The absence is back."),
    }
    return words.get(change.what, translate("acts", "Nothing was changed."))
