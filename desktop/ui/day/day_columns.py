"""The row of heads above the day's columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.day.day_grid import Grid
from desktop.ui.day.day_head import PAD, STEPS, Head, HeadButton
from desktop.ui.theme import current

__all__ = ["ColumnHeads", "Head"]


class ColumnHeads(QWidget):
    """Stays on top while the day scrolls down; ``offset`` follows sideways.

    One stop for Tab; Left and Right go from head to head. ``chosen(column)`` follows a click, Enter
    or Space; ``walked(column)`` asks to bring a head into sight.
    """

    chosen = Signal(int)
    walked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._strip = QWidget(self)
        self._buttons: list[HeadButton] = []
        self._heads: tuple[Head, ...] = ()
        self._stop = 0
        self._add_button()  # now, while this is the last to be reached by Tab, before the day

    @property
    def heads(self) -> tuple[Head, ...]:
        return self._heads

    @property
    def buttons(self) -> list[HeadButton]:
        """The heads that are shown, from the left."""
        return self._buttons[: len(self._heads)]

    @property
    def stop(self) -> int:
        """The column whose head Tab comes to."""
        return self._stop

    def has_keyboard(self) -> bool:
        return any(button.hasFocus() for button in self._buttons)

    def go_on_at(self, column: int, *, with_keyboard: bool) -> None:
        """Let Tab come to another column's head, and the keyboard go there."""
        self._let_tab_stop_at(column)
        if with_keyboard:
            self._buttons[column].setFocus(Qt.FocusReason.OtherFocusReason)

    def needed_height(self) -> int:
        """High enough for a name and the line under it."""
        return 2 * QFontMetrics(self.font()).height() + 2 * PAD

    def show_heads(self, heads: Sequence[Head], grid: Grid) -> None:
        """Put a head over each column of ``grid``."""
        self._heads = tuple(heads)
        while len(self._buttons) < len(heads):
            self._add_button()
        self._strip.resize(grid.x(grid.columns), self.height())
        for column, button in enumerate(self._buttons):
            button.setVisible(column < len(heads))
            if column < len(heads):
                left = grid.x(column)
                button.setGeometry(left, 0, grid.x(column + 1) - left, self.height())
                button.show_head(heads[column])
        self._let_tab_stop_at(min(self._stop, max(0, len(heads) - 1)))

    @property
    def offset(self) -> int:
        return -self._strip.x()

    def scroll_to(self, offset: int) -> None:
        self._strip.move(-offset, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from head to head."""
        beside = self._stop + STEPS.get(Qt.Key(event.key()), 0)
        if event.key() in STEPS and 0 <= beside < len(self._heads):
            self._buttons[beside].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, which shows beside the last head."""
        tokens = current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line_strong))

    def _add_button(self) -> None:
        column = len(self._buttons)
        button = HeadButton(self._strip)
        button.hide()
        button.clicked.connect(lambda: self.chosen.emit(column))
        button.focused.connect(lambda: self._focused(column))
        self._buttons.append(button)
        for before in self._buttons[-2:-1]:
            for one in (before, button):  # Qt puts nothing in order that takes no focus
                one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setTabOrder(before, button)

    def _focused(self, column: int) -> None:
        self._let_tab_stop_at(column)
        self.walked.emit(column)

    def _let_tab_stop_at(self, column: int) -> None:
        self._stop = column
        for number, button in enumerate(self._buttons):
            here = number == column
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if here else Qt.FocusPolicy.NoFocus)
