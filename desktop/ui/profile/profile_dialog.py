"""A salon's profile before it is taken in: what is in it, and what would be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.core.profile_parts import Effect, Known, Part, effects, wants_registration
from desktop.core.profile_reading import ProfileRead, Refusal
from desktop.services.profile_file import read_profile_file
from desktop.ui.enter_key import press_focused
from desktop.ui.error_details import plain_label
from desktop.ui.fields import Problem, scrolled
from desktop.ui.profile.profile_facts import known_of, registered_of, take_in
from desktop.ui.profile.profile_words import (
    content_words,
    effect_words,
    left_out_words,
    part_words,
    refusal_words,
)
from desktop.ui.screen_room import resize_within
from desktop.ui.spoken import apart, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from desktop.core.profile import Profile
    from desktop.core.troubles import AppError
    from desktop.services.store import Store
    from desktop.ui.book import Book
    from desktop.ui.connection import Connection

Seen = tuple["ProfileRead | Refusal", Known]
"""What is in the file, and what is here already."""


ROOMY = 640, 560
"""Pixels, of a dialog that lists all parts."""


class PartRow(QWidget):
    """One part with a box to tick; ticked from the first where it replaces nothing."""

    def __init__(self, part: Part, effect: Effect, content: str, told: str) -> None:
        super().__init__()
        self.ticked = QCheckBox(part_words(part))
        self.ticked.setChecked(effect is Effect.NEW)
        self.ticked.setEnabled(effect is not Effect.NOTHING)
        self.ticked.setAccessibleDescription(f"{content} {told}".strip())
        self.content = plain_label(content)
        self.told = plain_label(told, "warning" if effect is Effect.REPLACES else "hint")
        self.told.setVisible(bool(told))
        words = QVBoxLayout()
        words.setContentsMargins(26, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self.content)
        words.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(3)
        column.addWidget(self.ticked)
        column.addLayout(words)


class ProfileDialog(QDialog):
    """Opened with :meth:`open`, then :meth:`load`. ``taken(words)`` follows once all is in."""

    taken = Signal(str)

    def __init__(self, book: Book, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Salon profile"))
        self._book = book
        self._connection = connection
        self._file: Path | None = None
        self._waits = False
        self._takes_in = False
        self._seen: tuple[Profile, Known] | None = None
        self.rows: dict[Part, PartRow] = {}
        self.title = plain_label(self.tr("Salon profile"), "title")
        self.about = plain_label(role="hint")
        self.left_out = plain_label(role="warning")
        self.left_out.hide()
        self.problem = Problem()
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._area = scrolled(content, self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.close_button = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        self.close_button.setText(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.take = self.buttons.addButton(
            self.tr("&Take it in"), QDialogButtonBox.ButtonRole.ApplyRole
        )
        self.take.setProperty("role", "primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._take_in)
        self.buttons.rejected.connect(self.reject)
        book.failed.connect(self.problem.say_error)  # the window's bar is out of reach now
        connection.changed.connect(self._look)
        self._lay_out()
        self._ready()

    def load(self, file: Path) -> None:
        """Look into a file; nothing is written yet. What is being taken in is not disturbed."""
        if self._takes_in:
            return
        if self._takes_in:
            return
        self._file, self._waits = file, True
        self.title.setText(self.tr("Salon profile {file}").format(file=apart(one_line(file.name))))
        self.problem.say("")
        if self._connection.state.registration is None:
            self._connection.reload_registration()  # what is there already is not known yet
        self._look()

    def parts(self) -> set[Part]:
        """Return what is ticked."""
        return {part for part, row in self.rows.items() if row.ticked.isChecked()}

    def reject(self) -> None:
        """Close, but not before all that is being taken in is written."""
        if not self._takes_in:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def _look(self) -> None:
        registration = self._connection.state.registration
        if not self._waits or self._file is None or registration is None:
            return
        self._waits = False
        file, registered = self._file, registered_of(registration)

        def question(store: Store) -> Seen:
            return read_profile_file(file), known_of(store, registered)

        self._book.read(question, self._show, failed=self._unread, owner=self)

    def _unread(self, error: AppError) -> None:
        self.problem.say_error(error)
        self._fit()
        self.close_button.setFocus()

    def _show(self, seen: Seen) -> None:
        read, known = seen
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self._seen = {}, None
        if isinstance(read, Refusal):
            self.problem.say(refusal_words(read))
        else:
            self._seen = read.profile, known
            self._add_rows(read.profile, known)
        left_out = () if isinstance(read, Refusal) else read.left_out
        self.left_out.setText(left_out_words(left_out))
        self.left_out.setVisible(bool(left_out))
        self._ready()
        self._fit()
        first = next((row.ticked for row in self.rows.values() if row.ticked.isEnabled()), None)
        (first or self.close_button).setFocus()

    def _add_rows(self, profile: Profile, known: Known) -> None:
        for part, effect in effects(profile, known).items():
            told = effect_words(part, effect, profile, known)
            row = PartRow(part, effect, content_words(part, profile, known), told)
            row.ticked.toggled.connect(self._ready)
            self._list.insertWidget(self._list.count() - 1, row)
            self.rows[part] = row

    def _fit(self) -> None:
        """Be as large as the parts in the file need, and only as high as what is said of none."""
        was_small = self._area.isHidden()
        for widget in (self._area, self.take):
            widget.setVisible(bool(self.rows))
        layout = self.layout()
        if self.rows and was_small:
            resize_within(self, *ROOMY)
        elif not self.rows and layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _ready(self) -> None:
        """Say what can be done now."""
        can = any(row.ticked.isEnabled() for row in self.rows.values())
        words = self.tr("Tick what this computer shall take in. Nothing else is changed.")
        if not can:
            words = self.tr("There is nothing to take in: all of it is here already.")
        self.about.setText(words if self.rows else "")
        self.about.setVisible(bool(self.rows))
        self.take.setEnabled(bool(self.parts()))

    def _take_in(self) -> None:
        if self._seen is None:
            return
        (profile, known), parts = self._seen, self.parts()
        registers = Part.TEAMS in parts and wants_registration(profile, known.registered)
        self._let_choose(False)
        self.problem.say("")

        def written(_nothing: None) -> None:
            if registers:
                client_id, tenant = profile.client_id, profile.tenant
                self._connection.save_registration(
                    client_id, tenant, None, self._registered, owner=self
                )
            else:
                self._registered(None)

        self._book.write(
            lambda store: take_in(store, profile, parts), written, failed=self._failed, owner=self
        )

    def _registered(self, error: AppError | None) -> None:
        if error is not None:
            self._failed(error)
            return
        super().accept()
        self.taken.emit(self.tr("The salon profile is taken in."))

    def _failed(self, error: AppError) -> None:
        self._let_choose(True)
        if self._file is not None:
            self.load(self._file)  # the book may have taken its part
        self.problem.say_error(error)

    def _let_choose(self, on: bool) -> None:
        self._takes_in = not on
        for widget in (*self.rows.values(), self.buttons):
            widget.setEnabled(on)

    def _lay_out(self) -> None:
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.left_out)
        layout.addWidget(self.problem)
        layout.addStretch(0)  # below what is said, where nothing else is
        layout.addWidget(self.buttons)
        resize_within(self, *ROOMY)
