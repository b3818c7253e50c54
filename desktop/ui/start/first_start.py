"""The first start: a salon set up in a minute, every step of it free to skip."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.core.troubles import AppError
from desktop.ui import notices
from desktop.ui.book import Book
from desktop.ui.enter_key import press_focused
from desktop.ui.fields import Problem, scrolled
from desktop.ui.screen_room import resize_within
from desktop.ui.settings.contact_fields import spoken_language
from desktop.ui.start.first_start_done import DoneStep
from desktop.ui.start.first_start_facts import SetUp, StartFacts, save_setup, start_facts
from desktop.ui.start.first_start_services import ServicesStep
from desktop.ui.start.first_start_steps import HoursStep, PeopleStep, SalonStep, Step


class FirstStart(QDialog):
    """Opened with :meth:`open`; nothing is written before the last step, and then all at once.

    ``accepted`` follows once the book has it; ``booking_wanted`` then, if the person wants to
    book at once. ``profile_wanted`` asks for another computer's profile to be opened. A step that
    was skipped is not saved, and keeps what was typed in it; editing it or going on with Next takes
    it in again.
    """

    booking_wanted = Signal()
    profile_wanted = Signal()

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Set up the salon"))
        self._book = book
        self._facts: StartFacts | None = None
        self._skipped: set[Step] = set()
        self._saving = False
        self.salon, self.hours = SalonStep(), HoursStep()
        self.people, self.services = PeopleStep(), ServicesStep()
        self.done_step = DoneStep()
        self.steps: list[Step] = [
            self.salon,
            self.hours,
            self.people,
            self.services,
            self.done_step,
        ]
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Steps"))
        self.stack = QStackedWidget()
        self.problem = Problem()
        book.failed.connect(self.problem.say_error)  # the window's own bar is out of reach now
        self.later = self._button(self.tr("Set up &later"), self.reject)
        self.profile = self._button(self.tr("Open a salon &profile…"), self.profile_wanted.emit)
        self.back = self._button(self.tr("&Back"), self._go_back)
        self.skip = self._button(self.tr("&Skip"), self._skip)
        self.finish = self._button(self.tr("&Finish"), self._finish)
        self.next = self._button("", self._go_on)
        self.next.setProperty("role", "primary")
        self.next.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone makes a new line among the names
            QShortcut(QKeySequence(keys), self, self._go_on)
        self._lay_out()
        for step in self.steps:
            step.edited.connect(lambda step=step: self._take_in(step))
        self.list.currentRowChanged.connect(self._show_step)
        self.stack.setEnabled(False)
        self.list.setCurrentRow(0)
        book.read(start_facts, self._fill)

    def is_dirty(self) -> bool:
        """Tell whether something was typed that closing would lose."""
        return any(step.is_touched() for step in self.steps)

    def setup(self) -> SetUp:
        """What was gathered so far, without the steps that were skipped."""
        kept = {step for step in self.steps if step not in self._skipped}
        return SetUp(
            whereabouts=self.salon.whereabouts() if self.salon in kept else None,
            hours=self.hours.week() if self.hours in kept else None,
            people=self.people.names() if self.people in kept else (),
            services=self.services.services() if self.services in kept else (),
            language=spoken_language(""),
        )

    def take_up(self) -> None:
        """Show what a profile brought into the book: what is left is the first booking."""
        self._book.read(start_facts, self._take_up)

    def reject(self) -> None:
        """Close; with something typed, ask first."""
        if not self.is_dirty():
            super().reject()
            return
        notices.choose(
            self,
            self.tr("Save what you typed?"),
            self.tr("The salon is not set up yet. You can go on with the rest in Settings."),
            (self.tr("&Save it"), self.tr("&Discard it"), self.tr("&Go on here")),
            self._answered,
            default=0,  # loses nothing
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, and the default one from elsewhere."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _answered(self, answer: int) -> None:
        if answer == 0:
            self._save(book_next=False)
        elif answer == 1:
            super().reject()

    def _fill(self, facts: StartFacts) -> None:
        self._facts = facts
        for step in self.steps:
            step.fill(facts)
        self.stack.setEnabled(True)
        self._skipped.clear()
        self._show_step(self.list.currentRow())

    def _take_up(self, facts: StartFacts) -> None:
        self._fill(facts)
        self.list.setCurrentRow(len(self.steps) - 1)

    def _show_step(self, row: int) -> None:
        step, last = self.steps[row], row == len(self.steps) - 1
        self.stack.setCurrentIndex(row)
        if self._facts is not None:
            self.done_step.show_setup(self.setup(), self._facts)
        self.back.setEnabled(row > 0)
        self.skip.setVisible(not last)
        self.finish.setVisible(last and self._has_people())
        words = self.tr("Ne&xt")
        if last:
            words = self.tr("Book your first &appointment")
            if not self._has_people():
                words = self.tr("&Finish")
        self.next.setText(words)
        self.problem.say("")
        self._name_steps()
        self.next.setFocus()  # unless the step has a field to begin in
        step.begin()

    def _has_people(self) -> bool:
        already = self._facts is not None and bool(self._facts.staff)
        return already or bool(self.setup().people)

    def _name_steps(self) -> None:
        for index, step in enumerate(self.steps):
            words = self.tr("{number}. {step}")
            if step in self._skipped:
                words = self.tr("{number}. {step} (skipped)")
            self.list.item(index).setText(words.format(number=index + 1, step=step.name))

    def _go_back(self) -> None:
        self.list.setCurrentRow(self.list.currentRow() - 1)

    def _go_on(self) -> None:
        """Go on from a step that is right, or from the last one to the first booking."""
        row = self.list.currentRow()
        if row == len(self.steps) - 1:
            self._save(book_next=self._has_people())
            return
        wrong = self.steps[row].first_problem()
        if wrong is not None:
            wrong.setFocus()
            return
        self._skipped.discard(self.steps[row])
        self.list.setCurrentRow(row + 1)

    def _skip(self) -> None:
        row = self.list.currentRow()
        self._skipped.add(self.steps[row])
        self.list.setCurrentRow(row + 1)

    def _finish(self) -> None:
        self._save(book_next=False)

    def _take_in(self, step: Step) -> None:
        if step in self._skipped:
            self._skipped.discard(step)
            self._name_steps()

    def _save(self, *, book_next: bool) -> None:
        if self._saving or self._facts is None:
            return
        for index, step in enumerate(self.steps):
            wrong = None if step in self._skipped else step.first_problem()
            if wrong is not None:
                self.list.setCurrentRow(index)
                wrong.setFocus()
                return
        self._set_saving(True)
        setup = self.setup()

        def saved(_: None) -> None:
            super(FirstStart, self).accept()
            if book_next:
                self.booking_wanted.emit()

        self._book.write(
            lambda store: save_setup(store, setup), saved, failed=self._failed, owner=self
        )

    def _failed(self, error: AppError) -> None:
        self._set_saving(False)
        self.problem.say_error(error)

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.setEnabled(not saving)
        self.problem.say("")

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self.list.addItems([step.name for step in self.steps])
        self.list.setObjectName("settingsPages")
        self.list.setFixedWidth(self.fontMetrics().averageCharWidth() * 30)
        for step in self.steps:
            self.stack.addWidget(scrolled(step, self.stack))
        body = QHBoxLayout()
        body.setSpacing(18)
        body.addWidget(self.list)
        body.addWidget(self.stack, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addWidget(self.profile)
        buttons.addStretch()
        for button in (self.back, self.skip, self.finish, self.next):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(body, 1)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        resize_within(self, 900, 560)
