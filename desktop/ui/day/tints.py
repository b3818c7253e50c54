"""The quiet fill and the clear edge of a booking, made from a person's or service's colour."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from desktop.ui.tokens import SHAPE_RATIO, TEXT_RATIO, Tokens, contrast, is_dark, is_high, least

_STEPS = 20
_QUIET = 0.4
"""Of the colour of a fill, so much is left in a quiet one."""


@dataclass(frozen=True, slots=True)
class Tint:
    """``fill`` and ``quiet`` carry text, ``edge`` is told apart from both and from the grid."""

    fill: QColor
    quiet: QColor
    edge: QColor


@lru_cache(maxsize=256)
def tint(colour: str, tokens: Tokens) -> Tint:
    """Any ``#rrggbb`` made fit for the scheme; what is no colour at all counts as the accent."""
    wanted = QColor(colour) if QColor.isValidColorName(colour) else QColor(tokens.accent)
    ground, ink = QColor(tokens.surface), QColor(tokens.text)
    share = 0.24 if is_dark(tokens) else 0.17
    if is_high(tokens):
        share /= 2
    fill = mix(wanted, ground, share)
    while contrast(tokens.muted, fill) < least(TEXT_RATIO, tokens) and share > 0:
        share -= 0.02
        fill = mix(wanted, ground, max(share, 0))
    edge = wanted
    for step in range(_STEPS + 1):
        edge = mix(ink, wanted, step / _STEPS)
        if min(contrast(edge, fill), contrast(edge, ground)) >= least(SHAPE_RATIO, tokens):
            break
    return Tint(fill, mix(fill, ground, _QUIET), edge)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """``share`` (0 to 1) of ``one``, the rest of ``other``."""
    rest = 1 - share
    return QColor(
        round(one.red() * share + other.red() * rest),
        round(one.green() * share + other.green() * rest),
        round(one.blue() * share + other.blue() * rest),
    )
