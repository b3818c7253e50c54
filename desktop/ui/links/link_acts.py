"""The buttons below the table: each for the rows that are chosen, or else for all there are."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.core.join_link import link_to_give
from desktop.core.link_groups import RENEWED, LinkGroup, Listed
from desktop.core.models import BookingDetails
from desktop.ui.links.link_rows import LinkRow, Section, copied_list
from desktop.ui.links.link_words import counted
from desktop.ui.links.links_facts import LinksFacts


class LinkActs(QWidget):
    """Enabled by what there is; the number on a button says how many bookings it is for.

    Each signal carries those it is for: ``missing_wanted`` and ``renewal_wanted`` their details,
    ``mending_wanted`` their ids, ``told`` the details of those whose customers have the new link.
    ``copied`` says that the list is on the clipboard.
    """

    missing_wanted = Signal(list)
    mending_wanted = Signal(list)
    renewal_wanted = Signal(list)
    told = Signal(list)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing: list[Listed] = []
        self._changed: list[Listed] = []
        self._renewable: list[Listed] = []
        self._facts: LinksFacts | None = None
        self._to_tell: Sequence[BookingDetails] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.missing = self._button(self._make_missing)
        self.right = self._button(self._put_right)
        self.renew = self._button(self._renew)
        self.copy = self._button(self._copy)
        self.already = self._button(lambda: self.told.emit(list(self._to_tell)))
        self._row.addStretch(1)
        self.missing.setToolTip(
            self.tr("Make a link for every online appointment ahead that has none that works")
        )
        self.right.setToolTip(self.tr("Make the meetings as the book has them"))
        self.renew.setToolTip(self.tr("Make another meeting, with a new link for the customer"))
        self.copy.setToolTip(self.tr("Copy dates, customers and new links as plain text"))
        self.already.setToolTip(self.tr("Note that these customers have their new link"))
        self.show_for(None, Section.ALL, [])

    def show_for(
        self, facts: LinksFacts | None, section: Section, chosen: Sequence[LinkRow]
    ) -> None:
        """Offer what can be done where ``section`` is looked at."""
        self._facts, listed = facts, facts.listed if facts else ()
        self._missing = [one for one in listed if one.is_wanted and not one.has_link]
        ids = {row.booking_id for row in chosen}
        meant = [one for one in listed if _is_meant(one, section, ids)]
        self._changed = [one for one in meant if one.group is LinkGroup.CHANGED]
        self._renewable = [one for one in meant if one.is_wanted and one.group in RENEWED]
        self._to_tell = _to_be_given(facts, ids) if facts else ()
        telling = section is Section.TELL
        for button, words, n in (
            (self.missing, self.tr("Make &missing links"), len(self._missing)),
            (self.right, self.tr("Put &right"), len(self._changed)),
            (self.renew, self.tr("Make &new meetings…"), len(self._renewable)),
            (self.copy, self.tr("&Copy list"), len(self._to_tell)),
            (self.already, self.tr("Al&ready told"), len(self._to_tell)),
        ):
            button.setText(self.tr("{words} ({n})").format(words=words, n=n) if n else words)
            button.setEnabled(n > 0)
            button.setVisible(telling == (button in (self.copy, self.already)))

    def _button(self, act: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button

    def _make_missing(self) -> None:
        self.missing_wanted.emit([one.details for one in self._missing])

    def _put_right(self) -> None:
        self.mending_wanted.emit([one.booking_id for one in self._changed])

    def _renew(self) -> None:
        self.renewal_wanted.emit([one.details for one in self._renewable])

    def _copy(self) -> None:
        if self._facts is None:
            return
        QGuiApplication.clipboard().setText(copied_list(self._to_tell, self._facts.salon))
        self.copied.emit(
            counted(
                self.tr("Copied: 1 appointment with its new link."),
                self.tr("Copied: {n} appointments with their new links."),
                len(self._to_tell),
            )
        )


def _to_be_given(facts: LinksFacts, chosen: Collection[int]) -> list[BookingDetails]:
    """Whose customers wait for a link that is there to give, of those chosen or of all."""
    meant = (one for one in facts.to_tell if not chosen or one.booking.id in chosen)
    return [one for one in meant if link_to_give(one, facts.salon)]


def _is_meant(one: Listed, section: Section, chosen: Collection[int]) -> bool:
    """Whether it is listed in ``section`` and, where any are, among the ids that are chosen."""
    is_listed = section is Section.ALL or one.group.value == section.value
    return is_listed and (not chosen or one.booking_id in chosen)
