"""What can be seen of a block in much and in little room."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.core.link_state import LinkState, LinkStatus
from desktop.core.models import Customer, Lobby, Status
from desktop.ui.day.block_content import BlockContent, block_content
from desktop.ui.day.block_paint import Look, paint_block
from desktop.ui.day.block_plan import BlockPlan, Setting, plan_block
from desktop.ui.theme import current
from tests.core.booking_builder import details

LONG = Customer(3, "Maximiliane Leutheusser-Schnarrenberger-Wolkenstein")


def content(
    state: LinkState = LinkState.NONE,
    customer: Customer | None = None,
    lobby: Lobby | None = None,
    **changes: object,
) -> BlockContent:
    found = details(note="", **changes)
    whose = replace(found, customer=customer or found.customer)
    return block_content(whose, LinkStatus(state, lobby=lobby), "DE")


def plan(shown: BlockContent, size: QSize) -> BlockPlan:
    return plan_block(shown, Setting(size, QApplication.font().key(), 1.0, current()))


def rows(shown: BlockContent, letters: int, lines: int) -> list[str]:
    """What is on the block, row by row: icons in brackets, words as they are.

    The block is so many digits wide and so many lines high, whatever font there is.
    """
    metrics = QFontMetrics(QApplication.font())
    size = QSize(letters * metrics.horizontalAdvance("0"), lines * metrics.height() + 8)
    made = plan(shown, size)
    middle = metrics.height() / 2
    placed = [(one.at.y() + middle, one.at.x(), one.text) for one in made.words]
    placed += [(one.at.y() + 7, one.at.x(), f"[{one.name}]") for one in made.signs]
    found: dict[int, list[tuple[int, str]]] = {}
    for y, x, text in placed:
        found.setdefault(int(y // metrics.height()), []).append((x, text))
    return [" ".join(text for _, text in sorted(found[row])) for row in sorted(found)]


def shrinking(shown: BlockContent, lines: int) -> list[list[str]]:
    """The rows of a block that becomes ever narrower, each time they change."""
    found: list[list[str]] = []
    for letters in range(70, 5, -1):
        now = rows(shown, letters, lines)
        if not found or now != found[-1]:
            found.append(now)
    return found


def test_much_room_holds_all_of_it_in_words(dressed: QApplication) -> None:
    shown = content(LinkState.READY, status=Status.ARRIVED, series="s")
    assert rows(shown, 70, 5) == [
        "[online] 10:00–10:30 [repeat] [link-ready] Link ready [arrived] Arrived",
        "Anna Muster",
        "Colour advice",
    ]


def test_words_without_room_beside_the_time_go_below(dressed: QApplication) -> None:
    shown = content(LinkState.READY, status=Status.ARRIVED, series="s")
    second = shrinking(shown, 5)[1]
    assert second == [
        "[online] 10:00–10:30 [repeat] [link-ready] [arrived]",
        "Anna Muster",
        "Colour advice",
        "Arrived · Link ready",
    ]


def test_two_lines_lose_the_least_telling_words_first(dressed: QApplication) -> None:
    shown = content(LinkState.READY, status=Status.ARRIVED)
    assert [first for first, _ in shrinking(shown, 2)][:3] == [
        "[online] 10:00–10:30 [link-ready] Link ready [arrived] Arrived",
        "[online] 10:00–10:30 [link-ready] [arrived] Arrived",
        "[online] 10:00–10:30 [link-ready] [arrived]",
    ]
    assert rows(shown, 70, 2)[1] == "Anna Muster Colour advice"


def test_a_line_holds_time_name_and_signs(dressed: QApplication) -> None:
    shown = content(LinkState.ATTENTION, status=Status.CONFIRMED)
    assert rows(shown, 70, 1) == ["[online] 10:00 Anna Muster [confirmed] [link-attention]"]


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_what_needs_attention_is_the_last_sign_to_go(dressed: QApplication, lines: int) -> None:
    shown = content(LinkState.ATTENTION, customer=LONG, status=Status.CONFIRMED, series="s")
    signs = [
        [sign for sign in ("repeat", "confirmed", "link-attention") if f"[{sign}]" in now[0]]
        for now in shrinking(shown, lines)
    ]
    assert signs[0] == ["repeat", "confirmed", "link-attention"]
    assert [kept for kept in signs if len(kept) == 1] != []
    assert all(kept == signs[0][3 - len(kept) :] for kept in signs)


def test_a_waiting_room_that_is_off_is_said_first_and_its_sign_never_goes(
    dressed: QApplication,
) -> None:
    shown = content(LinkState.READY, lobby=Lobby.OVERRIDDEN, status=Status.CONFIRMED)
    assert rows(shown, 90, 2)[0] == (
        "[online] 10:00–10:30 [link-ready] Link ready [confirmed] Confirmed [lobby-off] Waiting"
        " room OFF"
    )
    assert rows(shown, 40, 5)[-1] == "Waiting room OFF · Confirmed · Link ready"
    for lines in (1, 2, 5):
        signs = [
            [sign for sign in ("link-ready", "confirmed", "lobby-off") if f"[{sign}]" in now[0]]
            for now in shrinking(shown, lines)
        ]
        assert signs[-1] == ["lobby-off"]
        assert all(kept[-1:] == ["lobby-off"] for kept in signs)


def test_a_name_is_worth_more_than_the_time_beside_it(dressed: QApplication) -> None:
    last = shrinking(content(), 1)[-1][0]
    assert last.startswith("A")
    assert "10:00" not in last


@pytest.mark.parametrize("name", [LONG.name, "W" * 500, "דנה לוי " * 20, "🎉" * 100])
@pytest.mark.parametrize(("letters", "lines"), [(60, 5), (30, 3), (20, 2), (30, 1), (9, 4)])
def test_no_name_is_so_long_that_it_leaves_its_block(
    dressed: QApplication, name: str, letters: int, lines: int
) -> None:
    metrics = QFontMetrics(QApplication.font())
    size = QSize(letters * metrics.horizontalAdvance("0"), lines * metrics.height() + 8)
    made = plan(content(LinkState.READY, customer=Customer(3, name)), size)
    room = [one for one in made.words if one.text != "…"]
    assert all(
        one.at.x() + QFontMetrics(one.font).horizontalAdvance(one.text) <= size.width()
        for one in room
    )


def test_all_of_what_is_cancelled_is_struck_out(dressed: QApplication) -> None:
    made = plan(content(status=Status.CANCELLED), QSize(300, 100))
    assert made.words
    for one in made.words:
        assert one.struck is not None
        assert one.struck.x1() == one.at.x()
    assert all(one.struck is None for one in plan(content(), QSize(300, 100)).words)


@pytest.mark.parametrize("letters", [60, 24])
def test_that_nobody_told_the_customer_is_not_struck_out_with_the_booking(
    dressed: QApplication, letters: int
) -> None:
    shown = replace(content(status=Status.CANCELLED), untold_icon="to-tell", untold="Not told")
    metrics = QFontMetrics(QApplication.font())
    size = QSize(letters * metrics.horizontalAdvance("0"), 6 * metrics.height())
    standing = [one.text for one in plan(shown, size).words if one.struck is None]
    assert standing == ["Not told"]


def picture(shown: BlockContent, size: QSize, look: Look) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_block(painter, image.rect(), shown, plan(shown, size), look, current())
    painter.end()
    return image


@pytest.mark.parametrize("size", [QSize(240, 100), QSize(240, 40), QSize(180, 20)], ids=str)
def test_every_status_and_every_state_of_a_link_looks_different(
    dressed: QApplication, size: QSize
) -> None:
    shown = [content(status=status) for status in Status if status is not Status.DELETED]
    shown += [content(state) for state in LinkState if state is not LinkState.NONE]
    shown.append(content(LinkState.READY, lobby=Lobby.OVERRIDDEN))
    pictures = [picture(one, size, Look()) for one in shown]
    assert all(one != other for one, other in combinations(pictures, 2))


def test_focus_and_choice_can_be_seen(dressed: QApplication) -> None:
    looks = [Look(), Look(focused=True), Look(selected=True), Look(hovered=True)]
    pictures = [picture(content(), QSize(180, 60), look) for look in looks]
    assert all(one != other for one, other in combinations(pictures, 2))


@pytest.mark.parametrize("size", [QSize(1, 1), QSize(8, 4), QSize(20, 8), QSize(30, 300)], ids=str)
def test_hardly_any_room_is_no_trouble(dressed: QApplication, size: QSize) -> None:
    assert picture(content(LinkState.ATTENTION, series="s"), size, Look()).size() == size


def test_who_has_to_be_told_is_marked_in_any_room(dressed: QApplication) -> None:
    shown = replace(
        content(LinkState.READY, status=Status.CONFIRMED),
        untold_icon="to-tell",
        untold="Has old time",
    )
    wide = " ".join(rows(shown, 70, 2))
    assert "[confirmed] Confirmed [to-tell] Has old time" in wide
    assert "Has old time · Confirmed · Link ready" in rows(shown, 30, 5)
    for lines in (1, 2, 3):
        for letters in (14, 18, 24):
            signs = [word for word in " ".join(rows(shown, letters, lines)).split() if "[" in word]
            assert "[confirmed]" not in signs or "[to-tell]" in signs  # it comes first
