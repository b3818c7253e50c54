"""A day with more bookings than are made in one go."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.models import Staff
from desktop.ui.day import day_blocks
from desktop.ui.day.day_blocks import AT_ONCE
from tests.ui.day_hand import DAY, DayHand
from tests.ui.salon import Desk

MANY = 80


@pytest.fixture
def hand(
    qtbot: QtBot, dressed: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> DayHand:
    monkeypatch.setattr(day_blocks, "PIECE_SECONDS", 0)  # as on a slow computer
    return DayHand(qtbot, desk)


@pytest.fixture
def booked(hand: DayHand) -> list[int]:
    """Ten people with a booking at every hour from nine; the last of them stand far right."""
    desk = hand.desk
    people = [desk.mia, desk.tom]
    people += [desk.store.save_staff(Staff(0, f"P{number}", "#118833")) for number in range(8)]
    with desk.store.together():
        return [
            desk.book(f"{9 + number // 10:02}:00", f"C{number}", staff=people[number % 10])
            for number in range(MANY)
        ]


def table(hand: DayHand) -> list[str]:
    """Each block that can be seen, where it stands and what it says."""
    return sorted(
        f"{block.geometry().getRect()} {block.accessibleName()}"
        for block in hand.canvas.blocks.values()
        if not block.isHidden()
    )


def settle(hand: DayHand) -> None:
    if not hand.canvas.making.is_settled:
        with hand.qtbot.waitSignal(hand.canvas.making.settled):
            pass


def test_a_full_day_comes_in_pieces_of_which_the_first_is_there_at_once(
    hand: DayHand, booked: list[int]
) -> None:
    hand.day()
    assert len(hand.canvas.blocks) == AT_ONCE
    settle(hand)
    assert set(hand.canvas.blocks) == set(booked)


def test_what_is_in_sight_comes_first(hand: DayHand, booked: list[int]) -> None:
    hand.view.resize(500, 300)
    hand.day()
    settle(hand)
    hand.view.horizontalScrollBar().setValue(hand.view.horizontalScrollBar().maximum())
    hand.view.verticalScrollBar().setValue(hand.view.verticalScrollBar().maximum())
    hand.day(date(2026, 5, 6))
    hand.day()
    seen = hand.canvas.visibleRegion().boundingRect()
    in_sight = {
        booking_id
        for booking_id in booked
        if hand.canvas.grid.block_rect(*hand.canvas.placed(booking_id)).intersects(seen)
    }
    assert 0 < len(in_sight) < AT_ONCE
    assert in_sight <= set(hand.canvas.blocks)


def test_a_refresh_in_between_shows_the_day_as_it_is_then(hand: DayHand, booked: list[int]) -> None:
    store, desk = hand.desk.store, hand.desk
    hand.day()
    store.delete_booking(booked[0])  # made already
    store.delete_booking(booked[-1])  # still to be made
    store.move_booking(booked[1], datetime(2026, 5, 4, 17, 15))
    store.move_booking(booked[-2], datetime(2026, 5, 4, 8, 15), staff_id=desk.mia.id)
    desk.book("18:00", "Late")
    hand.day()
    settle(hand)
    whole = table(hand)
    assert len(whole) == MANY - 1
    hand.day(date(2026, 5, 5))
    hand.day()
    hand.canvas.making.finish()
    assert table(hand) == whole


def test_another_day_in_between_leaves_nothing_of_the_first(
    hand: DayHand, booked: list[int]
) -> None:
    hand.day()
    later = hand.desk.book("10:00", "Anna", day="2026-05-05")
    hand.day(date(2026, 5, 5))
    settle(hand)
    (line,) = table(hand)
    assert "Anna" in line
    assert set(hand.canvas.blocks) == {later}


def test_the_keyboard_reaches_bookings_that_are_still_to_come(
    hand: DayHand, booked: list[int]
) -> None:
    hand.day()
    last = booked[-1]
    assert last not in hand.canvas.blocks
    hand.view.select(last)
    hand.view.focus_booking(last)
    focused = QApplication.focusWidget()
    assert focused is hand.canvas.blocks[last]
    hand.key(Qt.Key.Key_Up)
    hand.key(Qt.Key.Key_Up)
    assert hand.where.startswith("15:00 to 15:45, C69")
    settle(hand)
    assert hand.canvas.blocks[last] is focused
    assert hand.canvas.blocks[last].selected


def test_a_second_showing_moves_only_what_changed(hand: DayHand, booked: list[int]) -> None:
    hand.day()
    settle(hand)
    before = dict(hand.canvas.blocks)
    contents = {booking_id: block.content for booking_id, block in before.items()}
    hand.desk.store.mark_booking(booked[5], hand.desk.store.day(DAY)[0].booking.status)
    hand.day()
    settle(hand)
    assert hand.canvas.blocks == before
    assert all(
        block.content is contents[booking_id] for booking_id, block in hand.canvas.blocks.items()
    )
