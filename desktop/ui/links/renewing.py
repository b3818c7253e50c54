"""New meetings in place of ones that are gone or another account's: asked first, then made."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.core.models import BookingDetails, Organiser
from desktop.core.wishes import link_works
from desktop.ui import notices
from desktop.ui.book import Book
from desktop.ui.links.link_words import counted
from desktop.ui.links.links_facts import renew
from desktop.ui.spoken import one_line

translate = QCoreApplication.translate  # the name by which lupdate finds the words


def ask_to_renew(
    parent: QWidget,
    book: Book,
    bookings: Sequence[BookingDetails],
    organiser: Organiser | None,
    then: Callable[[list[int]], None],
) -> None:
    """Say what new meetings mean for ``bookings``, and make them on a yes.

    ``organiser`` is the account connected now. ``then`` gets the ids of those whose customers have
    to be told.
    """

    def answered(yes: bool) -> None:
        if yes:
            book.write(lambda store: renew(store, bookings, organiser), then, owner=parent)

    notices.ask(
        parent,
        translate("links", "Make new meetings?"),
        question_text(bookings),
        translate("links", "&Make new meetings"),
        translate("links", "&Leave them as they are"),
        answered,
    )


def question_text(bookings: Sequence[BookingDetails]) -> str:
    """How many customers get another link, and what becomes of the ones they hold."""
    customers = len({details.customer.id for details in bookings})
    sentences = [
        counted(
            translate("links", "1 customer gets a new link, and you have to pass it on."),
            translate("links", "{n} customers get a new link, and you have to pass it on."),
            customers,
        )
    ]
    alive = [one for one in bookings if link_works(one.meeting)]
    if alive:
        words = translate(
            "links",
            "The old links work as long as {account} keeps the old meetings. When that account is"
            " connected here again, Trimsy Desk deletes them.",
        )
        sentences.append(words.format(account=accounts_of(alive)))
    if len(alive) < len(bookings):
        sentences.append(
            translate("links", "Links whose meeting was deleted do not work any more.")
        )
    return "\n\n".join(sentences)


def accounts_of(bookings: Sequence[BookingDetails]) -> str:
    """The addresses of the accounts that made their meetings."""
    owners = [one.meeting.organiser for one in bookings if one.meeting and one.meeting.organiser]
    addresses = dict.fromkeys(one_line(owner.email) for owner in owners)
    return ", ".join(filter(None, addresses)) or translate("links", "the other account")
