import pytest
from PySide6.QtGui import QColor

from desktop.ui.day.block_plan import TONES
from desktop.ui.day.tints import tint
from desktop.ui.tokens import ALL, SHAPE_RATIO, TEXT_RATIO, Tokens, contrast, least

COLOURS = ("#000000", "#ffffff", "#ffff00", "#0000ff", "#ff0000", "#00ff00", "#808080", "#2a9d8f")

each_scheme = pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.window + tokens.text)


@each_scheme
@pytest.mark.parametrize("colour", COLOURS)
def test_text_is_readable_on_every_colour_and_its_edge_is_told_apart(
    tokens: Tokens, colour: str
) -> None:
    made = tint(colour, tokens)
    for ground in (made.fill, made.quiet):
        assert contrast(tokens.text, ground) >= least(TEXT_RATIO, tokens)
        assert contrast(tokens.muted, ground) >= least(TEXT_RATIO, tokens)
        assert contrast(made.edge, ground) >= SHAPE_RATIO
    assert contrast(made.edge, tokens.surface) >= least(SHAPE_RATIO, tokens)


@each_scheme
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("tone", sorted(set(TONES.values())))
def test_icons_are_told_apart_from_every_colour(tokens: Tokens, colour: str, tone: str) -> None:
    made = tint(colour, tokens)
    for ground in (made.fill, made.quiet):
        assert contrast(getattr(tokens, tone), ground) >= SHAPE_RATIO


@each_scheme
def test_what_is_no_colour_counts_as_the_accent(tokens: Tokens) -> None:
    assert tint("", tokens) == tint(tokens.accent, tokens)
    assert tint("nonsense", tokens).edge != QColor()
