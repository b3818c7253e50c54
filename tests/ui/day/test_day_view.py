import itertools
from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.troubles import AppError, Kind
from desktop.services.store import Store
from desktop.ui.day.block_content import BlockContent, BlockContents
from desktop.ui.day.day_contents import read_day
from desktop.ui.day.day_grid import Spot
from desktop.ui.day.day_view import DayView
from tests.ui.conftest import NOW
from tests.ui.salon import Desk, fill

DAY = date(2026, 5, 4)
LINK = "https://teams.example/x"


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> DayView:
    made = DayView(lambda: NOW)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def table(view: DayView) -> str:
    """The blocks as they stand on the canvas, from the left and from the top."""
    blocks = sorted(view.canvas.blocks.values(), key=lambda b: (b.x() // 300, b.y(), b.x()))
    return "\n".join(
        f"{b.content.hours} | {b.content.customer} | {b.content.service} | "
        f"{b.content.place_icon} | {b.content.link}{' | cancelled' if b.content.cancelled else ''}"
        for b in blocks
    )


def some_bookings(desk: Desk) -> dict[str, int]:
    ids = {
        "anna": desk.book("09:00", "Anna Schmidt"),
        "omar": desk.book("11:00", "عمر", service=desk.advice),
        "bea": desk.book("11:00", "Bea", service=desk.advice, staff=desk.tom),
        "cleo": desk.book("13:00", "Cleo", service=desk.advice, staff=desk.tom),
    }
    desk.link(ids["omar"], LINK)
    desk.trouble(ids["cleo"], AppError(Kind.NO_TEAMS_LICENCE))
    return ids


def test_a_day_shows_who_comes_when_for_what_and_how_the_link_stands(
    view: DayView, desk: Desk
) -> None:
    some_bookings(desk)
    view.show_day(read_day(desk.store, DAY))
    assert table(view) == (
        "09:00–09:45 | Anna Schmidt | Haircut | on-site | \n"
        "11:00–11:30 | عمر | Consultation | online | Link ready\n"
        "11:00–11:30 | Bea | Consultation | online | Making link\n"
        "13:00–13:30 | Cleo | Consultation | online | Needs attention"
    )
    assert [(head.name, head.caption) for head in view.heads.heads] == [
        ("Mia", "2 bookings"),
        ("Tom", "2 bookings"),
    ]


def test_a_block_tells_assistive_technology_everything_it_shows(view: DayView, desk: Desk) -> None:
    ids = some_bookings(desk)
    view.show_day(read_day(desk.store, DAY))
    assert view.canvas.blocks[ids["omar"]].accessibleName() == (
        "11:00 to 11:30, عمر, Consultation with Mia, online, link ready"
    )
    assert view.canvas.blocks[ids["anna"]].accessibleName() == (
        "09:00 to 09:45, Anna Schmidt, Haircut with Mia, on site"
    )


def test_cancelled_bookings_appear_only_on_request(view: DayView, desk: Desk) -> None:
    ids = some_bookings(desk)
    desk.store.cancel_booking(ids["anna"])
    view.show_day(read_day(desk.store, DAY))
    assert ids["anna"] not in view.canvas.blocks
    view.show_day(read_day(desk.store, DAY, show_cancelled=True))
    assert table(view).startswith("09:00–09:45 | Anna Schmidt | Haircut | on-site |  | cancelled")
    assert ", cancelled, " in view.canvas.blocks[ids["anna"]].accessibleName()
    assert view.heads.heads[0].caption == "1 booking"


def test_a_click_on_a_free_slot_asks_for_a_booking_there(
    qtbot: QtBot, view: DayView, desk: Desk
) -> None:
    view.show_day(read_day(desk.store, DAY))
    grid = view.canvas.grid
    point = QPoint(grid.x(1) + 20, grid.y(14 * 60 + 15) + 3)
    with qtbot.waitSignal(view.slot_chosen) as asked:
        qtbot.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [desk.tom.id, datetime(2026, 5, 4, 14, 15)]


def test_enter_on_a_free_slot_asks_for_a_booking_there(
    qtbot: QtBot, view: DayView, desk: Desk
) -> None:
    some_bookings(desk)
    view.show_day(read_day(desk.store, DAY))
    view.canvas.go_to(Spot(0, 540))
    qtbot.keyClick(view.canvas, Qt.Key.Key_Home)
    assert view.canvas.accessibleName() == "Mia, 08:00, outside working hours"
    with qtbot.waitSignal(view.slot_chosen) as asked:
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert asked.args == [desk.mia.id, datetime(2026, 5, 4, 8, 0)]


def test_arrows_reach_a_block_and_enter_opens_it(qtbot: QtBot, view: DayView, desk: Desk) -> None:
    ids = some_bookings(desk)
    view.show_day(read_day(desk.store, DAY))
    view.canvas.go_to(Spot(0, 10 * 60 + 45))
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    block = view.canvas.blocks[ids["omar"]]
    assert QApplication.focusWidget() is block
    with qtbot.waitSignal(view.booking_chosen) as opened:
        qtbot.keyClick(block, Qt.Key.Key_Return)
    assert opened.args == [ids["omar"]]
    qtbot.keyClick(block, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is view.canvas
    assert view.canvas.accessibleName() == "Mia, 11:30, free"


def test_a_refresh_keeps_focus_selection_and_scroll_position(
    view: DayView, desk: Desk, store: Store
) -> None:
    ids = some_bookings(desk)
    view.show_day(read_day(store, DAY))
    view.select(ids["omar"])
    view.focus_booking(ids["omar"])
    view.verticalScrollBar().setValue(100)
    focused = QApplication.focusWidget()
    desk.book("07:00", "Earlybird")  # the day now begins earlier: everything moves down
    view.show_day(read_day(store, DAY))
    assert QApplication.focusWidget() is focused
    assert focused is view.canvas.blocks[ids["omar"]]
    assert view.canvas.blocks[ids["omar"]].selected
    grid = view.canvas.grid
    assert view.verticalScrollBar().value() == pytest.approx(
        100 + grid.y(8 * 60) - grid.y(grid.first), abs=grid.slot_height // 4
    )


def test_when_the_focused_booking_goes_the_keyboard_stays_at_its_time(
    qtbot: QtBot, view: DayView, desk: Desk, store: Store
) -> None:
    ids = some_bookings(desk)
    view.show_day(read_day(store, DAY))
    view.focus_booking(ids["cleo"])
    store.cancel_booking(ids["cleo"])
    view.show_day(read_day(store, DAY))
    assert QApplication.focusWidget() is view.canvas
    with qtbot.waitSignal(view.slot_chosen) as asked:
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert asked.args == [desk.tom.id, datetime(2026, 5, 4, 13, 0)]


def test_a_refresh_repaints_only_what_changed(
    qtbot: QtBot, view: DayView, desk: Desk, store: Store
) -> None:
    ids = some_bookings(desk)
    view.show_day(read_day(store, DAY))
    unchanged, changed = (view.canvas.blocks[ids[who]] for who in ("anna", "bea"))
    contents = unchanged.content, changed.content
    desk.link(ids["bea"], LINK)
    view.show_day(read_day(store, DAY))
    assert view.canvas.blocks[ids["anna"]] is unchanged
    assert view.canvas.blocks[ids["bea"]] is changed
    assert unchanged.content is contents[0]  # an equal content is not even taken over
    assert changed.content.link == "Link ready"


class Painted(QObject):
    """Notes which widgets were painted."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.widgets: set[QObject] = set()
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.widgets.add(widget)
        return False


def test_a_refresh_paints_nothing_but_what_changed(
    qtbot: QtBot, view: DayView, desk: Desk, store: Store
) -> None:
    ids = some_bookings(desk)
    view.resize(700, 1200)  # all of it in sight
    view.show_day(read_day(store, DAY))
    blocks = {who: view.canvas.blocks[booking_id] for who, booking_id in ids.items()}
    everything = {*blocks.values(), *view.heads.buttons}
    painted = Painted(*everything)
    qtbot.waitUntil(lambda: painted.widgets == everything)
    painted.widgets.clear()
    desk.link(ids["bea"], LINK)
    view.show_day(read_day(store, DAY))
    qtbot.waitUntil(lambda: bool(painted.widgets))
    assert painted.widgets == {blocks["bea"]}


def test_another_day_reuses_the_blocks(view: DayView, desk: Desk, store: Store) -> None:
    some_bookings(desk)
    desk.book("10:00", "Dora", day="2026-05-05")
    view.show_day(read_day(store, DAY))
    before = set(view.canvas.blocks.values())
    view.show_day(read_day(store, date(2026, 5, 5)))
    assert set(view.canvas.blocks.values()) < before
    assert table(view) == "10:00–10:45 | Dora | Haircut | on-site | "


def test_overlapping_bookings_stand_side_by_side(view: DayView, desk: Desk, store: Store) -> None:
    one, two = desk.book("09:00", "One"), desk.book("09:30", "Two")
    view.show_day(read_day(store, DAY))
    first, second = view.canvas.blocks[one], view.canvas.blocks[two]
    assert not first.geometry().intersects(second.geometry())
    assert first.width() == pytest.approx(second.width(), abs=1)


def test_hostile_and_right_to_left_names_are_painted_as_text(
    view: DayView, desk: Desk, store: Store
) -> None:
    names = ["<b>Bold</b>\nnext line", "דנה לוי", "\u202eevil", "W" * 500, "🎉"]
    ids = [desk.book(f"{10 + n}:00", name) for n, name in enumerate(names)]
    view.show_day(read_day(store, DAY))
    shown = [view.canvas.blocks[booking_id].content.customer for booking_id in ids]
    assert shown == ["<b>Bold</b> next line", names[1], "evil", *names[3:]]
    images = [view.canvas.blocks[booking_id].grab().toImage() for booking_id in ids]
    assert all(one != other for one, other in itertools.combinations(images, 2))


def test_heads_follow_sideways_and_hours_follow_down(
    view: DayView, desk: Desk, store: Store
) -> None:
    view.resize(260, 300)
    view.show_day(read_day(store, DAY))
    view.horizontalScrollBar().setValue(40)
    view.verticalScrollBar().setValue(60)
    assert view.canvas.x() == -40
    assert view.canvas.y() == -60
    assert view.heads.y() == 0
    assert view.heads.offset == 40
    assert view.axis.offset == 60


def test_tab_leaves_the_day_in_one_step_both_ways_and_returns_to_the_block(
    qtbot: QtBot, view: DayView, desk: Desk, store: Store
) -> None:
    ids = some_bookings(desk)
    view.show_day(read_day(store, DAY))
    view.focus_booking(ids["anna"])
    block, head = view.canvas.blocks[ids["anna"]], view.heads.buttons[0]
    keys = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
    for leave, come_back in (keys, keys[::-1]):
        qtbot.keyClick(block, leave)
        assert QApplication.focusWidget() is head  # all else there is in this window
        qtbot.keyClick(head, come_back)
        assert QApplication.focusWidget() is block


def test_the_first_look_is_at_now_also_when_people_come_later(view: DayView, store: Store) -> None:
    view.show_day(read_day(store, DAY))
    fill(store)
    view.show_day(read_day(store, DAY))
    place = view.here()
    assert place is not None
    assert place[1] == datetime(2026, 5, 4, 10, 30)  # it is 10:20
    now = view.canvas.grid.y(10 * 60 + 20)
    top = view.verticalScrollBar().value()
    assert top <= now <= top + view.viewport().height()


def test_blocks_are_worded_anew_only_where_something_changed(store: Store, desk: Desk) -> None:
    first, second = desk.book("09:00", "Ada"), desk.book("10:00", "Bo")
    contents = BlockContents()
    contents.look(store.salon(), NOW)

    def made() -> dict[int, BlockContent]:
        return {one.booking.id: contents.of(one) for one in store.day(NOW.date())}

    before = made()
    desk.store.cancel_booking(second)
    after = made()
    assert after[first] is before[first]
    assert after[second].cancelled
    contents.keep([second])
    assert made()[first] is not before[first]
    before = made()
    contents.forget()
    assert made()[second] is not before[second]
