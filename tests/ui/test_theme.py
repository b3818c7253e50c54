from dataclasses import asdict, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.services import places
from desktop.services.preferences import Contrast
from desktop.ui import theme
from desktop.ui.day.tints import tint
from desktop.ui.icons import pixmap
from desktop.ui.theme import (
    ALL,
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    PAIRS,
    SHAPE_RATIO,
    TEXT_RATIO,
    Tokens,
    contrast,
    least,
)

each_look = pytest.mark.parametrize(
    "tokens", ALL, ids=["light", "dark", "light contrast", "dark contrast"]
)
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


@each_look
def test_every_pair_that_is_drawn_is_clear_enough(tokens: Tokens) -> None:
    colours = asdict(tokens)
    too_faint = [
        f"{ink} on {ground}: {contrast(colours[ink], colours[ground]):.2f}"
        for ink, ground, ratio in PAIRS
        if contrast(colours[ink], colours[ground]) < least(ratio, tokens)
    ]
    assert too_faint == []


@pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])
def test_high_contrast_is_what_wcag_calls_enhanced_and_draws_lines_one_can_see(
    tokens: Tokens,
) -> None:
    assert least(TEXT_RATIO, tokens) == 7
    for line in (tokens.line, tokens.line_strong):
        for ground in (tokens.window, tokens.surface, tokens.raised, tokens.closed):
            assert contrast(line, ground) >= SHAPE_RATIO


def test_every_token_but_plain_lines_is_checked_in_some_pair() -> None:
    checked = {name for ink, ground, _ in PAIRS for name in (ink, ground)}
    assert {field.name for field in fields(Tokens)} - checked == {"line", "line_strong"}


@each_look
@given(red=st.integers(0, 255), green=st.integers(0, 255), blue=st.integers(0, 255))
def test_text_can_be_read_on_a_booking_of_any_colour(
    tokens: Tokens, red: int, green: int, blue: int
) -> None:
    made = tint(QColor(red, green, blue).name(), tokens)
    assert contrast(tokens.text, made.fill) >= least(TEXT_RATIO, tokens)
    assert contrast(tokens.muted, made.fill) >= least(TEXT_RATIO, tokens)
    assert contrast(made.edge, made.fill) >= SHAPE_RATIO
    assert contrast(made.edge, tokens.surface) >= SHAPE_RATIO


def test_what_is_no_colour_is_drawn_in_the_accent() -> None:
    assert tint("no colour", LIGHT) == tint(LIGHT.accent, LIGHT)


@each_look
def test_the_style_sheet_names_files_that_exist(tokens: Tokens) -> None:
    sheet = theme.style_sheet(tokens, 10)
    named = {part.partition('")')[0] for part in sheet.split('url("')[1:]}
    assert named
    assert all((places.resources() / "icons" / name.rpartition("/")[2]).is_file() for name in named)
    assert tokens.accent in sheet


@pytest.mark.parametrize(
    ("scheme", "wish", "tokens"),
    [
        (Qt.ColorScheme.Light, Contrast.AUTO, LIGHT),
        (Qt.ColorScheme.Dark, Contrast.AUTO, DARK),
        (Qt.ColorScheme.Light, Contrast.ON, LIGHT_CONTRAST),
        (Qt.ColorScheme.Dark, Contrast.ON, DARK_CONTRAST),
    ],
)
def test_painted_widgets_go_by_the_look_in_force(
    dressed: QApplication, scheme: Qt.ColorScheme, wish: Contrast, tokens: Tokens
) -> None:
    theme.apply(dressed, scheme, wish)
    assert theme.current() == tokens


def test_painted_widgets_of_an_app_that_is_not_dressed_go_by_its_background(
    dressed: QApplication,
) -> None:
    for background, tokens in (("#efefef", LIGHT), ("#ffffff", LIGHT), ("#323232", DARK)):
        palette = dressed.palette()
        palette.setColor(palette.ColorRole.Window, QColor(background))
        dressed.setPalette(palette)
        assert theme.current() == tokens


def test_a_change_of_the_system_scheme_is_followed(dressed: QApplication) -> None:
    theme.apply(dressed)
    assert theme.current() == LIGHT
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() == DARK
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current() == LIGHT


needs_hints = pytest.mark.skipif(
    not hasattr(Qt, "ContrastPreference"), reason="Qt tells of the wish for contrast since 6.10"
)


@needs_hints
@pytest.mark.parametrize(
    ("wish", "looks"),
    [
        (Contrast.AUTO, [LIGHT, LIGHT_CONTRAST, DARK_CONTRAST, DARK, LIGHT]),
        (
            Contrast.ON,
            [LIGHT_CONTRAST, LIGHT_CONTRAST, DARK_CONTRAST, DARK_CONTRAST, LIGHT_CONTRAST],
        ),
        (Contrast.OFF, [LIGHT, LIGHT, DARK, DARK, LIGHT]),
    ],
)
def test_the_system_s_wish_for_contrast_is_followed_unless_overridden(
    dressed: QApplication, wish: Contrast, looks: list[Tokens]
) -> None:
    hints, high = dressed.styleHints(), Qt.ContrastPreference.HighContrast
    theme.apply(dressed, contrast=wish)
    seen = [theme.current()]
    for signal, news in (
        (hints.accessibility().contrastPreferenceChanged, high),
        (hints.colorSchemeChanged, Qt.ColorScheme.Dark),
        (hints.accessibility().contrastPreferenceChanged, Qt.ContrastPreference.NoPreference),
        (hints.colorSchemeChanged, Qt.ColorScheme.Light),
    ):
        signal.emit(news)
        seen.append(theme.current())
    assert seen == looks


def test_another_wish_takes_the_place_of_the_one_before(dressed: QApplication) -> None:
    theme.apply(dressed, contrast=Contrast.ON)
    theme.apply(dressed, Qt.ColorScheme.Light, Contrast.OFF)
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() == LIGHT
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


@pytest.mark.parametrize("told", [True, False], ids=["told", "found out"])
def test_headings_grow_with_the_system_s_font(
    dressed: QApplication, qtbot: QtBot, told: bool
) -> None:
    label = QLabel("Heading")
    label.setProperty("role", "heading")
    qtbot.addWidget(label)
    label.show()
    before, font = QFontInfo(label.font()).pointSizeF(), dressed.font()
    larger = dressed.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    dressed.blockSignals(not told)
    dressed.setFont(larger)
    dressed.blockSignals(False)
    if not told:
        dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    grown = QFontInfo(label.font()).pointSizeF()
    dressed.setFont(font)
    assert grown == pytest.approx(before * 2, rel=0.05)
    assert QFontInfo(label.font()).pointSizeF() == pytest.approx(before)


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


@pytest.mark.parametrize("wish", [Contrast.OFF, Contrast.ON])
def test_a_list_that_opens_from_a_field_shows_its_last_row_whole(
    dressed: QApplication, qtbot: QtBot, wish: Contrast
) -> None:
    theme.apply(dressed, Qt.ColorScheme.Light, wish)
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["Mia", "Tom", "Zoë", "Ben", "Ida"])
    combo.show()
    combo.showPopup()
    rows = combo.view()
    qtbot.waitUntil(rows.isVisible)
    last = rows.visualRect(rows.model().index(4, 0))
    assert rows.viewport().rect().contains(last)
    combo.hidePopup()
