"""The rows that are listed in each part of the online links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.core.join_link import link_to_give
from desktop.core.link_groups import LinkGroup, Listed
from desktop.core.models import BookingDetails, Salon
from desktop.core.times import to_wall
from desktop.ui.customers.visit_words import near_day_text
from desktop.ui.links.link_words import (
    advice_text,
    due_text,
    matter_text,
    when_text,
)
from desktop.ui.links.links_facts import LinksFacts
from desktop.ui.spoken import customer_text, day_text, hours_text, one_line, time_text

translate = QCoreApplication.translate  # the name by which lupdate finds the words


class Section(StrEnum):
    """The part of the list that is looked at; five of them are ``LinkGroup``'s."""

    ALL = "all"
    WAITING = "waiting"
    ATTENTION = "attention"
    GONE = "gone"
    CHANGED = "changed"
    OTHER_ACCOUNT = "other_account"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What the table shows of a booking; ``advice`` is said of the chosen one.

    ``listed`` is ``None`` where what is shown is no list of troubles; ``works`` then says whether
    there is a link that works, and ``sign`` names an icon of its own where nothing is wrong with
    the link but its customer has to be told. ``former_id`` is the customer it once belonged to,
    where the row is about them.
    """

    booking_id: int
    cells: tuple[str, ...]
    advice: str = ""
    listed: Listed | None = None
    works: bool = True
    sign: str = ""
    former_id: int = 0

    @property
    def key(self) -> tuple[int, int]:
        """What it is found by again when other rows are shown."""
        return self.booking_id, self.former_id

    @property
    def is_calm(self) -> bool:
        """Whether nobody has to do anything."""
        listed = self.listed
        if listed is None:
            return self.works
        return not listed.is_open or listed.group is LinkGroup.WAITING


@dataclass(frozen=True, slots=True)
class Table:
    """``wide`` is the column that takes what room there is."""

    heads: tuple[str, ...]
    wide: int
    rows: tuple[LinkRow, ...]


def section_name(section: Section) -> str:
    return {
        Section.ALL: translate("links", "All"),
        Section.WAITING: translate("links", "Waiting"),
        Section.ATTENTION: translate("links", "Needs attention"),
        Section.GONE: translate("links", "Deleted in Teams"),
        Section.CHANGED: translate("links", "Changed in Teams"),
        Section.OTHER_ACCOUNT: translate("links", "Another account"),
        Section.TELL: translate("links", "New link: tell them"),
    }[section]


def section_hint(section: Section) -> str:
    """What is listed there, and what can be done about it."""
    return {
        Section.ALL: translate(
            "links", "Everything that is not right yet. Choose one to read what to do."
        ),
        Section.WAITING: translate(
            "links", "These are tried again by themselves. “Try now” does not wait for that."
        ),
        Section.ATTENTION: translate(
            "links", "These go on when what is in their way is mended. Choose one to read how."
        ),
        Section.GONE: translate(
            "links",
            "Somebody deleted these meetings outside Trimsy Desk, so the customers' links are"
            " dead. “Make new meetings” gives them new links.",
        ),
        Section.CHANGED: translate(
            "links",
            "Somebody changed these meetings outside Trimsy Desk. “Put right” makes them as the"
            " book has them; the links stay the same.",
        ),
        Section.OTHER_ACCOUNT: translate(
            "links",
            "The links go on working, and that account lets customers in. From here these"
            " meetings cannot be moved or deleted in Teams.",
        ),
        Section.TELL: translate(
            "links", "These customers may still hold an older link. Give them the new one."
        ),
    }[section]


def nothing_text(section: Section) -> str:
    """What is said where nothing is listed."""
    if section is Section.ALL:
        return translate("links", "There is nothing to do.")
    if section is Section.TELL:
        return translate("links", "No customer holds an older link.")
    return translate("links", "There are none.")


def size_of(section: Section, facts: LinksFacts) -> int:
    """How many are listed there."""
    return len(facts.to_tell) if section is Section.TELL else len(_listed_in(section, facts))


def table_of(section: Section, facts: LinksFacts) -> Table:
    """Return what is listed there, soonest first."""
    today, when = facts.waiting.today, translate("links", "When")
    customer = translate("links", "Customer")
    if section is Section.TELL:
        heads = (
            when,
            customer,
            translate("links", "Phone"),
            translate("links", "E-mail"),
            translate("links", "New link"),
        )
        rows = tuple(
            LinkRow(
                one.booking.id,
                (
                    when_text(one.booking, today),
                    customer_text(one.customer),
                    one_line(one.customer.phone),
                    one_line(one.customer.email),
                    link_cell(one, facts.salon),
                ),
            )
            for one in facts.to_tell
        )
        return Table(heads, len(heads) - 1, rows)
    heads = (
        when,
        customer,
        translate("links", "What is the matter"),
        translate("links", "Since"),
        translate("links", "Next try"),
    )
    found = _listed_in(section, facts)
    return Table(heads, 2, tuple(_row(one, facts) for one in found))


def link_cell(details: BookingDetails, salon: Salon) -> str:
    """The link to give, or that it is on its way."""
    return link_to_give(details, salon) or translate("links", "is being made…")


def copied_list(bookings: Sequence[BookingDetails], salon: Salon) -> str:
    """Whom to tell which link, as plain text to paste anywhere; those with one to give only."""
    given = ((one, link_to_give(one, salon)) for one in bookings)
    return "\n\n".join(f"{_copied_line(one)}\n{link}" for one, link in given if link)


def _copied_line(details: BookingDetails) -> str:
    booking, customer = details.booking, details.customer
    parts = (
        day_text(booking.starts.date()),
        hours_text(booking),
        customer_text(customer),
        one_line(customer.phone) if one_line(customer.name) else "",
        one_line(customer.email),
    )
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _listed_in(section: Section, facts: LinksFacts) -> Sequence[Listed]:
    if section is Section.ALL:
        return facts.listed
    return [one for one in facts.listed if one.group.value == section.value]


def _row(one: Listed, facts: LinksFacts) -> LinkRow:
    waiting, salon = facts.waiting, facts.salon
    cells = (
        when_text(one.details.booking, waiting.today),
        customer_text(one.details.customer),
        matter_text(one, salon),
        _since(one, salon, waiting.now),
        due_text(one, waiting.now, waiting.zone, waiting.today),
    )
    return LinkRow(one.booking_id, cells, advice_text(one, salon), one)


def _since(one: Listed, salon: Salon, now: datetime) -> str:
    if one.since is None:
        return ""
    today, since = (to_wall(moment, salon.time_zone) for moment in (now, one.since))
    if since.date() == today.date():
        return time_text(since)
    return near_day_text(since.date(), today.date())
