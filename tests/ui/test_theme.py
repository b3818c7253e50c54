from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.services import places
from desktop.ui import theme
from desktop.ui.icons import pixmap
from desktop.ui.theme import DARK, LIGHT, PAIRS, SHAPE_RATIO, TEXT_RATIO, Tokens, contrast
from desktop.ui.tints import tint

ICONS = sorted(file.stem for file in (places.resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just fails
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_the_ratio_wcag_defines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_that_is_drawn_is_clear_enough(tokens: Tokens) -> None:
    colours = asdict(tokens)
    too_faint = [
        f"{ink} on {ground}: {contrast(colours[ink], colours[ground]):.2f} < {least}"
        for ink, ground, least in PAIRS
        if contrast(colours[ink], colours[ground]) < least
    ]
    assert too_faint == []


def test_every_token_but_plain_lines_is_checked_in_some_pair() -> None:
    checked = {name for ink, ground, _ in PAIRS for name in (ink, ground)}
    assert {field.name for field in fields(Tokens)} - checked == {"line", "line_strong"}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@given(red=st.integers(0, 255), green=st.integers(0, 255), blue=st.integers(0, 255))
def test_text_can_be_read_on_a_booking_of_any_colour(
    tokens: Tokens, red: int, green: int, blue: int
) -> None:
    made = tint(QColor(red, green, blue).name(), tokens)
    assert contrast(tokens.text, made.fill) >= TEXT_RATIO
    assert contrast(tokens.muted, made.fill) >= TEXT_RATIO
    assert contrast(made.edge, made.fill) >= SHAPE_RATIO
    assert contrast(made.edge, tokens.surface) >= SHAPE_RATIO


def test_what_is_no_colour_is_drawn_in_the_accent() -> None:
    assert tint("no colour", LIGHT) == tint(LIGHT.accent, LIGHT)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_files_that_exist(tokens: Tokens) -> None:
    sheet = theme.style_sheet(tokens, 10)
    named = {part.partition('")')[0] for part in sheet.split('url("')[1:]}
    assert named
    assert all((places.resources() / "icons" / name.rpartition("/")[2]).is_file() for name in named)
    assert tokens.accent in sheet


@pytest.mark.parametrize(
    ("scheme", "tokens"), [(Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK)]
)
def test_painted_widgets_go_by_the_scheme_in_force(
    dressed: QApplication, scheme: Qt.ColorScheme, tokens: Tokens
) -> None:
    theme.apply(dressed, scheme)
    assert theme.current() == tokens


def test_a_change_of_the_system_scheme_is_followed(dressed: QApplication) -> None:
    theme.apply(dressed)
    assert theme.current() == LIGHT
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() == DARK
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ICONS)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_every_icon_draws_something_at_any_scale(name: str, ratio: float) -> None:
    drawn = pixmap(name, "#22201d", 16, ratio)
    assert drawn.width() == 16 * ratio
    image = drawn.toImage()
    solid = sum(
        image.pixelColor(x, y).alpha() > 128
        for x in range(image.width())
        for y in range(image.height())
    )
    assert solid > 10 * ratio
