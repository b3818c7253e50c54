"""What a person decides about a meeting that is not as the book has it."""

from PySide6.QtCore import QCoreApplication

from desktop.core.troubles import Kind
from desktop.ui import notices
from desktop.ui.booking.booking_acts import Counter
from desktop.ui.booking.shown_booking import Shown
from desktop.ui.links import links_facts
from desktop.ui.links.renewing import question_text
from desktop.ui.spoken import customer_text, day_text, hours_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def put_right(counter: Counter, shown: Shown) -> None:
    """Make a meeting as the book has it again; its link stays."""
    booking_id = shown.details.booking.id
    counter.book.write(lambda store: store.mend_meetings([booking_id]))


def renew(counter: Counter, shown: Shown) -> None:
    """Let a booking have another meeting, with another link; ask first where the old one works."""
    trouble = shown.link.trouble
    if trouble is None:
        return
    if trouble.kind is not Kind.OTHER_ACCOUNT:
        _renew(counter, shown)
        return
    who, booking = customer_text(shown.details.customer), shown.details.booking
    appointment = f"{who}\n{day_text(booking.starts.date())}, {hours_text(booking)}"
    notices.ask(
        counter.window,
        translate("acts", "Make a new meeting under the account connected now?"),
        f"{appointment}\n\n{question_text([shown.details])}"
        if shown.link.join_url
        else appointment,
        translate("acts", "&Make a new meeting"),
        translate("acts", "&Leave it as it is"),
        lambda answer: _renew(counter, shown) if answer else None,
    )


def _renew(counter: Counter, shown: Shown) -> None:
    judged, who = shown.details, customer_text(shown.details.customer)
    had_link = bool(shown.details.meeting and shown.details.meeting.join_url)
    words = translate("acts", "{who} gets a new link. Send it to them as soon as it is there.")
    nothing = translate(
        "acts", "No new meeting was made: the booking has changed meanwhile. Look at it again."
    )

    def done(renewed: list[int]) -> None:
        if not renewed:
            counter.bar.show_info(nothing)
        elif had_link:
            counter.bar.show_info(words.format(who=who))

    # its trouble tells that the account is another one, whichever is connected by now
    counter.book.write(
        lambda store: links_facts.renew(store, [judged], None), done, owner=counter.bar
    )
