"""Times the window on the big book: what a hand feels, beside painting the window once.

A stall is the longest time in which the event loop could not turn: no key is heard meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.window.window import MainWindow
from desktop.ui.worker import Lane
from tests.bench.big_book import NOW, TODAY, big_book
from tests.bench.timing import ROUNDS, Line, timed
from tests.ui.fake_account import FakeAccount, make_connection

SIZE = (1600, 1000)
MOVES = 100


@dataclass
class Watch:
    """Turns with the event loop and remembers its longest pause, in seconds."""

    longest: float = 0.0
    _last: float = field(default_factory=perf_counter)

    def turn(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def until(there: Callable[[], bool]) -> float:
    """Let the event loop turn until ``there`` says so; return its longest pause."""
    watch, loop, look = Watch(), QEventLoop(), QTimer()

    def turn() -> None:
        watch.turn()
        if there():
            loop.quit()

    look.setInterval(2)  # a timer without pause would take turns with the lane for the interpreter
    look.timeout.connect(turn)
    look.start()
    loop.exec()
    return watch.longest


def window_lines(folder: Path) -> list[Line]:
    store = Store(big_book(), lambda: NOW)
    lane = Lane("store")
    window = MainWindow(Book(store, lane), make_connection(folder, FakeAccount()), now=lambda: NOW)
    window.resize(*SIZE)
    window.show()
    until(lambda: window.day is not None)
    floor = timed(window.grab)
    days = [TODAY + timedelta(days=offset) for offset in (1, 2)]
    lines = [*_switches(window, days, floor), _search(window, floor), _scroll(window, floor)]
    lines.append(_drag(window))
    window.hide()
    lane.submit(store.close, lambda _closed: None)
    lane.stop()
    return lines


def _switches(window: MainWindow, days: list[date], floor: float) -> list[Line]:
    """What is in sight comes first; the rest of the day is made in slices while nobody waits."""
    making = window.day_view.canvas.making
    first, stalls = [], []
    for wanted in days * (ROUNDS + 1):
        began = perf_counter()
        window.shown.go_to(wanted)
        stall = until(lambda wanted=wanted: _shows(window, wanted))
        window.grab()
        first.append(perf_counter() - began)
        stalls.append(max(stall, until(lambda: making.is_settled)))
    seconds, stall = median(first), median(stalls)
    return [
        Line("400-booking day, until it is painted", seconds, floor, 20.0),
        Line("longest stall of that", stall, floor, 4.0),
    ]


def _shows(window: MainWindow, wanted: date) -> bool:
    contents = window.day_view.contents
    return contents is not None and contents.day == wanted


def _search(window: MainWindow, floor: float) -> Line:
    words = iter(["an", "ann", "anna", "we", "web", "4567", "zo", "mu", "le"] * ROUNDS)
    box = window.search
    box.begin()

    def search() -> None:
        typed = next(words)
        box.results.model.show([], "")
        box.setText(typed)
        box.textEdited.emit(typed)
        until(lambda: box.results.is_open() and box.results.model.rowCount() > 1)
        window.grab()

    seconds = timed(search)
    box.close_results()
    return Line("search, from the key to the list", seconds, floor, 6.0)


def _scroll(window: MainWindow, floor: float) -> Line:
    bar = window.day_view.verticalScrollBar()
    places = iter([0, bar.maximum()] * ROUNDS)

    def scroll() -> None:
        bar.setValue(next(places))
        window.grab()

    return Line("scroll a day of 400, painted", timed(scroll), floor, 3.0)


def _drag(window: MainWindow) -> Line:
    """Moving over the day with a booking in hand, beside moving over an empty widget."""
    canvas = window.day_view.canvas
    block = max(canvas.blocks.values(), key=lambda one: one.height())
    empty = QWidget()
    empty.setMouseTracking(True)

    def move(widget: QWidget) -> None:
        for step in range(MOVES):
            at = QPointF(20 + step, 20 + 3 * step)
            _send(widget, QMouseEvent.Type.MouseMove, at)

    def drag() -> None:
        _send(block, QMouseEvent.Type.MouseButtonPress, QPointF(20, 20))
        move(block)
        window.day_view.mover.put_back()

    seconds, floor = timed(drag) / MOVES, timed(lambda: move(empty)) / MOVES
    return Line("drag, each move of the mouse", seconds, floor, 60.0)


def _send(widget: QWidget, kind: QMouseEvent.Type, at: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    where = widget.mapToGlobal(at)
    event = QMouseEvent(kind, at, where, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
