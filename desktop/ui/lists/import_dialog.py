"""Importing a file: choose it, look at what would happen, import it, see how that ended."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.appointments import Appointments
from desktop.core.models import Change
from desktop.services.imports import FileProblem, Source, read_source
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem
from desktop.ui.file_dialogs import open_file
from desktop.ui.lists.calendar_page import CalendarPage
from desktop.ui.lists.import_words import problem_words
from desktop.ui.lists.job_line import JobLine
from desktop.ui.lists.long_job import LongJob
from desktop.ui.lists.people_page import PeoplePage
from desktop.ui.lists.result_page import Imported, ResultPage
from desktop.ui.screen_room import resize_within
from desktop.ui.scrolled_body import ScrolledBody
from desktop.ui.spoken import apart, one_line


class ImportDialog(QDialog):
    """Opened with :meth:`open`; a file may also be dropped on it.

    ``imported(change, words)`` follows once it has closed, when something was imported. ``now``
    answers in UTC.
    """

    imported = Signal(object, str)

    def __init__(
        self, book: Book, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAcceptDrops(True)
        self._done: tuple[Change, str] | None = None
        self.job = LongJob(book, self)
        self.setWindowTitle(self.tr("Import"))
        self.title = plain_label(self.tr("Import"), "title")
        self.choose = QPushButton(self.tr("Choose a &file…"))
        self.first = QFrame()
        self.people = PeoplePage(self.job)
        self.calendar = CalendarPage(self.job, now)
        self.outcome = ResultPage()
        self.pages = QStackedWidget()
        self.job_line = JobLine(self.job)
        self.problem = Problem()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.close_button = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        self.close_button.setText(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.again = self.buttons.addButton(
            self.tr("&Other file…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.again.setAutoDefault(False)
        self.go = self.buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.ApplyRole)
        self.go.setProperty("role", "primary")
        self._lay_out()
        self._connect(book)
        self._ready()

    def load(self, file: Path) -> None:
        """Look into a file."""
        self.problem.say("")
        self.title.setText(self.tr("Import {file}").format(file=apart(one_line(file.name))))
        self.job.read(
            self.tr("Reading the file…"), reading(file), self._loaded, self.problem.say_error
        )

    def reject(self) -> None:
        """Stop what is under way; close when nothing is, or when a file takes its time.

        What is being imported may be in the book before it stops: that has to be told.
        """
        if self.job.is_running and (self._is_writing() or not self.job.is_stopping):
            self.job.cancel()
            return
        super().reject()
        self.people.let_go()
        if self._done is not None:
            self.imported.emit(*self._done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this computer."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and self._can_choose():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.load(Path(event.mimeData().urls()[0].toLocalFile()))

    def ask_for_file(self) -> QFileDialog:
        """Ask which file."""
        lists = self.tr("Lists, cards and calendars ({patterns})")
        filters = [
            lists.format(patterns="*.csv *.txt *.tsv *.vcf *.vcard *.ics *.ical"),
            self.tr("All files ({patterns})").format(patterns="*"),
        ]
        return open_file(self, self.tr("Choose the file to import"), filters, self.load)

    def _loaded(self, source: Source | None) -> None:
        if source is None:
            self.job_line.say(self.tr("Stopped."))
            return
        if isinstance(source, FileProblem):
            self.pages.setCurrentWidget(self.first)
            self.problem.say(problem_words(source))
        elif isinstance(source, Appointments):
            self.pages.setCurrentWidget(self.calendar)
            self.calendar.show_source(source)
        else:
            self.pages.setCurrentWidget(self.people)
            self.people.show_source(source)
        self._ready()

    def _give_room(self) -> None:
        """Let the page that is seen say how large all of them are."""
        for page in self._all_pages():
            seen = page is self.pages.currentWidget()
            policy = QSizePolicy.Policy.Preferred if seen else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)

    def _all_pages(self) -> tuple[QWidget, ...]:
        return self.first, self.people, self.calendar, self.outcome

    def _can_choose(self) -> bool:
        return not self.job.is_running and self._done is None

    def _ready(self) -> None:
        """Say what can be done next."""
        page, idle = self.pages.currentWidget(), not self.job.is_running
        previews = (self.people, self.calendar)
        self.go.setVisible(page in previews)
        self.again.setVisible(page in previews)
        self.again.setEnabled(idle)
        self.choose.setEnabled(idle)
        if page is self.calendar:
            count = len(self.calendar.arrivals())
            one, many = self.tr("&Book {n} appointment"), self.tr("&Book {n} appointments")
            self.go.setText((one if count == 1 else many).format(n=count))
            self.go.setEnabled(idle and count > 0 and self.calendar.calendar() is not None)
        else:
            count = self.people.count()
            one, many = self.tr("&Import {n} customer"), self.tr("&Import {n} customers")
            self.go.setText((one if count == 1 else many).format(n=count))
            self.go.setEnabled(idle and count > 0)
        self.pages.setEnabled(self._done is not None or not self._is_writing())

    def _is_writing(self) -> bool:
        return self.job.is_running and self.job.words == self._importing_words()

    def _importing_words(self) -> str:
        return self.tr("Importing…")

    def _start(self) -> None:
        self.problem.say("")
        page = self.calendar if self.pages.currentWidget() is self.calendar else self.people
        act = page.act()
        if act is not None:
            self.job.write(self._importing_words(), act, self._ended, self.problem.say_error)

    def _ended(self, imported: Imported | None) -> None:
        if imported is None:
            self.job_line.say(self.tr("Stopped. Nothing was imported."))
            return
        change, lines = imported.change, imported.lines
        if self.pages.currentWidget() is self.calendar:
            one, many = (
                self.tr("{n} appointment is booked."),
                self.tr("{n} appointments are booked."),
            )
            hint = self.tr(
                "Undo, in the Edit menu, takes these bookings back. Customers that were added with"
                " them stay in the book."
            )
        else:
            one, many = self.tr("{n} customer is imported."), self.tr("{n} customers are imported.")
            hint = self.tr("Undo, in the Edit menu, takes the whole import back.")
        words = (one if change.count == 1 else many).format(n=change.count)
        title = self.tr("Not or not wholly imported ({n})").format(n=len(lines))
        self._done = (change, words)
        self.outcome.show_result(words, hint if change.id else "", title, lines)
        self.pages.setCurrentWidget(self.outcome)
        self._ready()
        self.close_button.setFocus()

    def _connect(self, book: Book) -> None:
        self.pages.currentChanged.connect(self._give_room)
        self.choose.clicked.connect(self.ask_for_file)
        self.again.clicked.connect(self.ask_for_file)
        self.go.clicked.connect(self._start)
        self.buttons.rejected.connect(self.reject)
        for page in (self.people, self.calendar):
            page.ready.connect(self._ready)
            page.failed.connect(self.problem.say_error)
        self.job.changed.connect(self._ready)
        book.failed.connect(self.problem.say_error)  # the window's bar is out of reach now

    def _lay_out(self) -> None:
        about = plain_label(
            self.tr(
                "Customers come from a list (CSV) or from contact cards (vCard), appointments from"
                " another calendar (.ics). You see what would happen before anything is imported."
            )
        )
        drop = plain_label(self.tr("You can also drop the file here."), "hint")
        self.first.setProperty("role", "status")
        first = QVBoxLayout(self.first)
        first.setContentsMargins(40, 16, 40, 16)
        first.setSpacing(14)
        first.addStretch(2)
        first.addWidget(about)
        first.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        first.addWidget(drop)
        first.addStretch(3)
        for words in (about, drop):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for page in self._all_pages():
            self.pages.addWidget(page)
        self._give_room()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(ScrolledBody(self.pages), 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.job_line)
        layout.addWidget(self.buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        resize_within(self, letter * 190, line * 40)


def reading(file: Path) -> Callable[[Store, Callable[[int, int], None], Event], Source | None]:
    """Return the question for the store's lane; it holds no widget."""

    def question(store: Store, tell: Callable[[int, int], None], stop: Event) -> Source | None:
        return read_source(file, store.salon().time_zone, tell, stop)

    return question
