"""Settings → This computer: language, clock and dates, grid, reminders, contrast, updates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from desktop.services.preferences import SLOT_MINUTES, Clock, Contrast, DateStyle, Preferences
from desktop.ui.choices import Tick
from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, add_field, form_layout, heading, indent
from desktop.ui.settings.page import Page
from desktop.ui.spoken import locale
from desktop.ui.updates.forbidden_words import forbidden_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.core.troubles import AppError
    from desktop.services.policies import Policies
    from desktop.ui.preferences_port import Languages, PreferencesPort

LONGEST_REMINDER = 120


class DisplayPage(Page):
    """Of the preferences, what one chooses from a list; zoom and window go their own ways."""

    def __init__(self, preferences: PreferencesPort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._shown = preferences.current()
        self._calm = CalmWheel(self)
        system = self.tr("As this computer has it")
        self.language = self._choice((system, ""))
        self.clock = self._choice(
            (system, Clock.AUTO),
            (self.tr("24 hours (14:30)"), Clock.H24),
            (self.tr("12 hours (2:30 pm)"), Clock.H12),
        )
        self.date_style = self._choice(
            (system, DateStyle.AUTO),
            (self.tr("Day first (31/12/2026)"), DateStyle.DAY_FIRST),
            (self.tr("Month first (12/31/2026)"), DateStyle.MONTH_FIRST),
            (self.tr("Year first (2026-12-31)"), DateStyle.ISO),
        )
        days = [(locale().standaloneDayName(number), number) for number in range(1, 8)]
        self.first_weekday = self._choice((system, 0), *days)
        minutes = self.tr("{minutes} minutes")
        slots = [(minutes.format(minutes=number), number) for number in SLOT_MINUTES]
        self.slot_minutes = self._choice(*slots)
        self.reminder_minutes = QSpinBox()
        self.reminder_minutes.setRange(0, LONGEST_REMINDER)
        self.reminder_minutes.setSpecialValueText(self.tr("no reminder"))
        self.reminder_minutes.setSuffix(self.tr(" min before"))
        indent(self.reminder_minutes)
        self._calm.guard(self.reminder_minutes)
        self.contrast = self._choice(
            (system, Contrast.AUTO),
            (self.tr("High"), Contrast.ON),
            (self.tr("Normal"), Contrast.OFF),
        )
        self.updates = Tick(self.tr("&Tell me about new versions"))
        self.about_updates = plain_label(
            self.tr(
                "Asks GitHub once a week, outside opening hours, and says nothing about you or the"
                " salon. Nothing is ever installed by itself."
            ),
            "hint",
        )
        self._lay_out()
        self._fill(self._shown)
        self.updates.toggled.connect(self.edited)
        self.reminder_minutes.valueChanged.connect(self.edited)
        preferences.find_languages(self._take_languages, self)
        preferences.find_policies(self._take_policies, self)

    def load(self) -> None:
        """Show what holds now; while something is typed, leave it alone."""
        if not self.is_dirty():
            self._fill(self._preferences.current())

    def is_dirty(self) -> bool:
        """Compare the fields with what they were filled with."""
        return self._typed(self._shown) != self._shown

    def first_problem(self) -> QWidget | None:
        """Nothing here can be wrong."""
        return None

    def save(self, done: Callable[[AppError | None], None]) -> None:
        """Write the fields of this page, and leave zoom and window as they are."""
        typed = self._typed(self._preferences.current())

        def saved(error: AppError | None) -> None:
            if error is None:
                self._fill(typed)
            done(error)

        self._preferences.save(typed, saved, owner=self)

    def discard(self) -> None:
        """Go back to what was read last."""
        self._fill(self._shown)

    def _fill(self, shown: Preferences) -> None:
        self._shown = shown
        if self.language.findData(shown.language) < 0:  # not read yet, or gone from this version
            name = QLocale(shown.language).nativeLanguageName()
            self.language.addItem(name or shown.language, shown.language)
        for combo, value in (
            (self.language, shown.language),
            (self.clock, shown.clock),
            (self.date_style, shown.date_style),
            (self.first_weekday, shown.first_weekday),
            (self.slot_minutes, shown.slot_minutes),
            (self.contrast, shown.contrast),
        ):
            combo.setCurrentIndex(combo.findData(value))
        self.reminder_minutes.setValue(shown.reminder_minutes)
        self.updates.setChecked(shown.tell_updates)
        self.edited.emit()

    def _typed(self, around: Preferences) -> Preferences:
        return replace(
            around,
            language=self.language.currentData(),
            clock=Clock(self.clock.currentData()),
            date_style=DateStyle(self.date_style.currentData()),
            first_weekday=self.first_weekday.currentData(),
            slot_minutes=self.slot_minutes.currentData(),
            reminder_minutes=self.reminder_minutes.value(),
            contrast=Contrast(self.contrast.currentData()),
            tell_updates=self.updates.isChecked(),
        )

    def _take_languages(self, known: Languages) -> None:
        for code, name in known:
            index = self.language.findData(code)
            if index < 0:
                self.language.addItem(name, code)
            else:
                self.language.setItemText(index, name)

    def _take_policies(self, policies: Policies) -> None:
        self.updates.setEnabled(policies.updates)
        if not policies.updates:
            self.about_updates.setText(forbidden_words(policies.problem))

    def _choice(self, *entries: tuple[str, Any]) -> QComboBox:
        combo = QComboBox()
        for words, value in entries:
            combo.addItem(words, value)
        self._calm.guard(combo)
        combo.currentIndexChanged.connect(self.edited)
        return combo

    def _lay_out(self) -> None:
        form = form_layout()
        add_field(form, self.tr("&Language"), self.language)
        add_field(form, self.tr("Cloc&k"), self.clock)
        add_field(form, self.tr("&Dates"), self.date_style)
        add_field(form, self.tr("&First day of the week"), self.first_weekday)
        add_field(form, self.tr("&Grid of the day"), self.slot_minutes)
        add_field(
            form,
            self.tr("&Reminder"),
            self.reminder_minutes,
            plain_label(self.tr("Before each online appointment, on this computer."), "hint"),
        )
        add_field(form, self.tr("C&ontrast"), self.contrast)
        updates = QVBoxLayout()
        updates.setSpacing(4)
        updates.addWidget(self.updates)
        updates.addWidget(self.about_updates)
        form.addRow("", updates)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("This computer")))
        layout.addWidget(
            plain_label(
                self.tr("How the app looks and reads here. Other desks keep theirs."), "hint"
            )
        )
        layout.addLayout(form)
        layout.addStretch()
