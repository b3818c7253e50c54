"""The small fields that the booking form and the settings share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.choices import kerning
from desktop.ui.error_details import from_core, plain_label
from desktop.ui.wrapped_label import WrappedLabel

if TYPE_CHECKING:
    from desktop.core.troubles import AppError

TEXT_MARGIN = 7
"""Pixels before the text of a spin box."""

LINE_MARGIN = 8
"""Pixels between the edge of a field of several lines and its first line."""


class Problem(WrappedLabel):
    """A line beside a field that says what is wrong with it; takes no room while nothing is."""

    def __init__(self, field: QWidget | None = None) -> None:
        super().__init__()
        self._field = field
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self.hide()

    def say(self, text: str) -> bool:
        """Show ``text``, or nothing when it is empty; return whether there is a problem."""
        self.setText(text)
        if self._field is not None:  # a screen reader hears it on the field itself
            self._field.setAccessibleDescription(text)
            self._field.setProperty("wrong", bool(text))
            restyle(self._field)
        self.setVisible(bool(text))
        return bool(text)

    def say_error(self, error: AppError) -> None:
        """Show what went wrong and what to do."""
        self.say(f"{from_core(error.advice.title)}\n{from_core(error.advice.next_step)}")


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a property that was changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class FieldLabel(QLabel):
    """A field's name, as high as the field's first line, so that their words stand level."""

    def __init__(self, words: str, field: QWidget) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBuddy(field)  # also what a screen reader on Linux names a combo box by
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the width of the words and the height of the field's first line."""
        hint, field = super().sizeHint() + kerning(self), self.buddy()
        if isinstance(field, QAbstractScrollArea):
            first_line = field.fontMetrics().height() + 2 * LINE_MARGIN
        else:
            first_line = field.sizeHint().height()
        return QSize(hint.width(), max(hint.height(), first_line))


class CalmWheel(QObject):
    """Keeps the mouse wheel from changing a value one only meant to scroll past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back wheel events from a field without the focus."""
        wheel = event.type() == QEvent.Type.Wheel
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def guard(self, field: QWidget) -> None:
        """Watch ``field``."""
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)


def indent(field: QAbstractSpinBox) -> None:
    """Set a spin box's text off from its frame: the style sheet's padding does not reach it."""
    field.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)


def form_layout() -> QFormLayout:
    """Return a form whose fields grow and whose labels stand beside them."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setVerticalSpacing(12)
    form.setHorizontalSpacing(14)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
    return form


def add_field(form: QFormLayout, words: str, field: QWidget, *below: QWidget) -> None:
    """Add ``field`` under the label ``words`` (with mnemonic), hints and problems ``below`` it."""
    control = field.focusProxy() or field
    label = FieldLabel(words, control)
    name = words.replace("&", "").rstrip(":")
    control.setAccessibleName(name)
    stack = QVBoxLayout()
    stack.setSpacing(4)
    stack.addWidget(field)
    for widget in below:
        stack.addWidget(widget)
    form.addRow(label, stack)


def search_combo(calm: CalmWheel) -> QComboBox:
    """Return a combo box in which one types any part of an entry to find it."""
    combo = QComboBox()
    field = QLineEdit()
    combo.setLineEdit(field)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(24)
    completer = QCompleter(combo.model(), combo)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    combo.setCompleter(completer)
    field.editingFinished.connect(lambda: _take_only_match(combo))
    calm.guard(combo)
    return combo


def _take_only_match(combo: QComboBox) -> None:
    """Whoever typed enough to mean one entry, and went on, chose it.

    The beginning of one counts for more than what stands somewhere in several.
    """
    typed = combo.currentText().strip().casefold()
    texts = [combo.itemText(index).casefold() for index in range(combo.count())]
    for is_meant in (str.startswith, str.__contains__):
        matches = [index for index, text in enumerate(texts) if typed and is_meant(text, typed)]
        if len(matches) == 1:
            combo.setCurrentIndex(matches[0])
            return


def typed_data(combo: QComboBox) -> str:
    """Return the data of the entry whose text stands in a :func:`search_combo`, else ``""``."""
    index = combo.findText(combo.currentText().strip(), Qt.MatchFlag.MatchFixedString)
    return "" if index < 0 else str(combo.itemData(index))


def scrolled(content: QWidget, parent: QWidget) -> QScrollArea:
    """Return ``content`` in a frameless area that scrolls when the dialog is small."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def heading(text: str) -> QLabel:
    """Return the title of a page."""
    return plain_label(text, "heading")
