"""The online links: what waits, what is wrong with them, and everything that puts it right."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.messages import Way
from desktop.core.models import BookingDetails, ProviderKind
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.connection import Connection
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.links.check_line import CheckLine
from desktop.ui.links.checking import Checking
from desktop.ui.links.link_acts import LinkActs
from desktop.ui.links.link_rows import (
    Section,
    nothing_text,
    section_hint,
    section_name,
    size_of,
    table_of,
)
from desktop.ui.links.link_table import LinkTable
from desktop.ui.links.links_facts import LinksFacts, make_missing, read_links
from desktop.ui.links.links_summary import LinksSummary
from desktop.ui.links.renewing import ask_to_renew
from desktop.ui.messages.telling import note_links
from desktop.ui.messages.undo_noted import UndoNoted
from desktop.ui.rereading import Rereading
from desktop.ui.screen_room import resize_within

SECTIONS = tuple(Section)
HINT_LINES = 3


class LinksDialog(QDialog):
    """Opened with :meth:`open`; it reads the book again whenever that changes.

    ``booking_wanted(id)`` follows once it has closed. ``awaited`` are bookings that have just been
    given a new meeting: their customers are listed even before the link is there. Without
    ``checking`` no check is offered. ``now`` answers in UTC.
    """

    booking_wanted = Signal(int)

    def __init__(
        self,
        book: Book,
        connection: Connection,
        checking: Checking | None,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime],
        awaited: Sequence[int] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._book = book
        self._connection = connection
        self._now = now
        self._awaited = set(awaited)
        self._facts: LinksFacts | None = None
        title = self.tr("Online links")
        self.setWindowTitle(title)
        self.summary = LinksSummary(now)
        self.sections = QListWidget()
        self.sections.setAccessibleName(self.tr("Which links"))
        self.sections.addItems([_section_text(section, 999) for section in SECTIONS])
        self.sections.setFixedWidth(self.sections.sizeHintForColumn(0) + 12)
        for row, section in enumerate(SECTIONS):  # nothing was counted yet
            self.sections.item(row).setText(section_name(section))
        self.table = LinkTable()
        self.nothing = plain_label("", "hint")
        self.pages = QStackedWidget()
        self.hint = plain_label("", "hint")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.hint.setMinimumHeight(self.fontMetrics().lineSpacing() * HINT_LINES)
        self.acts = LinkActs()
        self.check_line = CheckLine(checking) if checking is not None else None
        self.problem = Problem()
        say_error = self.problem.say_error
        self._rereading = Rereading(book, self._question, self._show, say_error, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setAutoDefault(False)
        self.undo = UndoNoted(book)
        self.buttons.addButton(self.undo, QDialogButtonBox.ButtonRole.ActionRole)
        self.undo.hide()  # the box shows what it is given
        self._lay_out(title)
        self._connect()
        self.sections.setCurrentRow(SECTIONS.index(Section.TELL if awaited else Section.ALL))
        self.sections.setFocus()
        self._rereading.again()

    @property
    def section(self) -> Section:
        """The part of the list that is looked at."""
        return SECTIONS[max(0, self.sections.currentRow())]

    def show_section(self, section: Section) -> None:
        """Look at one part of the list."""
        self.sections.setCurrentRow(SECTIONS.index(section))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _question(self) -> Callable[[Store], LinksFacts]:
        now, awaited = self._now(), frozenset(self._awaited)
        organiser = self._connection.state.organiser
        return lambda store: read_links(store, now, organiser, awaited)

    def _show(self, facts: LinksFacts) -> None:
        held = self.focusWidget()
        self._facts = facts
        self.problem.say("")
        self.summary.show_facts(facts)
        for row, section in enumerate(SECTIONS):
            self.sections.item(row).setText(_section_text(section, size_of(section, facts)))
        if self.check_line is not None:
            waiting = facts.waiting
            self.check_line.let_check(self._why_no_check(facts), waiting.zone, waiting.today)
        self._show_section()
        if isinstance(held, QPushButton) and not (held.isEnabled() and held.isVisibleTo(self)):
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Keep it from going on to the next button, which a second Enter would press."""
        is_empty = self.pages.currentWidget() is self.nothing
        (self.sections if is_empty else self.table).setFocus()

    def _why_no_check(self, facts: LinksFacts) -> str:
        if facts.salon.provider is not ProviderKind.TEAMS:
            return self.tr("Only meetings in Microsoft Teams can be checked.")
        if self._connection.state.organiser is None:
            return self.tr("Connect the Microsoft account first.")
        return ""

    def _section_chosen(self) -> None:
        self.undo.hold(())  # it would look like one for what is done in the other part
        self.table.choose_none()
        self._show_section()

    def _show_section(self) -> None:
        if self._facts is None:
            return
        section, had_keyboard = self.section, self.table.hasFocus()
        table = table_of(section, self._facts)
        self.table.setAccessibleName(section_name(section))
        self.nothing.setText(nothing_text(section))
        self.table.show_table(table)
        self.pages.setCurrentWidget(self.table if table.rows else self.nothing)
        if had_keyboard and not table.rows:
            self.sections.setFocus()
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Offer what can be done, and say it of the one chosen."""
        facts, chosen = self._facts, self.table.chosen()
        if facts is None:
            return
        self.acts.show_for(facts, self.section, chosen)
        words = chosen[0].advice if len(chosen) == 1 else ""
        words = words or (section_hint(self.section) if self.table.links.table.rows else "")
        if facts.left_out and self.section is not Section.TELL:
            more = self.tr("The first {n} are listed, {more} more follow.").format(
                n=len(facts.listed), more=facts.left_out
            )
            words = f"{words} {more}"
        self.hint.setText(words)

    def _try_now(self) -> None:
        self._write(lambda store: store.retry_all())

    def _put_right(self, booking_ids: list[int]) -> None:
        self._write(lambda store: store.mend_meetings(booking_ids))

    def _make_missing(self, bookings: list[BookingDetails]) -> None:
        organiser = self._connection.state.organiser
        self.problem.say("")
        self._book.write(
            lambda store: make_missing(store, bookings, organiser), self._renewed, owner=self
        )

    def _renew(self, bookings: list[BookingDetails]) -> None:
        self.problem.say("")
        ask_to_renew(self, self._book, bookings, self._connection.state.organiser, self._renewed)

    def _already_told(self, bookings: list[BookingDetails]) -> None:
        now = self._now()
        self.problem.say("")
        self._book.write(
            lambda store: note_links(store, bookings, Way.BY_WORD, now), self.undo.hold, owner=self
        )

    def _renewed(self, booking_ids: list[int]) -> None:
        """Show whom to tell, if anybody."""
        if booking_ids:
            self._awaited |= set(booking_ids)
            self.show_section(Section.TELL)
            self.sections.setFocus()
            self._rereading.again()

    def _write(self, act: Callable[[Store], object]) -> None:
        self.problem.say("")
        self._book.write(act, owner=self)

    def _go_to(self, booking_id: int) -> None:
        self.reject()
        self.booking_wanted.emit(booking_id)

    def _connect(self) -> None:
        self.summary.try_wanted.connect(self._try_now)
        self.sections.currentRowChanged.connect(self._section_chosen)
        self.table.wanted.connect(self._go_to)
        self.table.chosen_changed.connect(self._show_chosen)
        self.acts.missing_wanted.connect(self._make_missing)
        self.acts.mending_wanted.connect(self._put_right)
        self.acts.renewal_wanted.connect(self._renew)
        self.acts.copied.connect(self.hint.setText)
        self.acts.told.connect(self._already_told)
        self.undo.undone.connect(self._take_keyboard)
        self.buttons.rejected.connect(self.reject)
        self._connection.changed.connect(self._rereading.again)
        self._book.changed.connect(self._rereading.again)
        self._book.failed.connect(self.problem.say_error)  # the window's bar is out of reach now

    def _lay_out(self, title: str) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        for page in (self.table, self.nothing):
            self.pages.addWidget(page)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right.addWidget(self.pages, 1)
        right.addWidget(self.hint)
        right.addWidget(self.acts)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.sections)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.check_line or QWidget(), 1)
        foot.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "title"))
        layout.addWidget(self.summary)
        layout.addLayout(middle, 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        resize_within(self, letter * 205, line * 42)


def _section_text(section: Section, n: int) -> str:
    return f"{section_name(section)} ({n})" if n else section_name(section)
