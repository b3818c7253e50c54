"""The quiet fill and the clear edge of a booking, made from a person's or service's colour."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from desktop.ui.theme import DARK, SHAPE_RATIO, TEXT_RATIO, Tokens, contrast

_STEPS = 20


@dataclass(frozen=True, slots=True)
class Tint:
    """``fill`` carries text, ``edge`` is told apart from ``fill`` and from the grid."""

    fill: QColor
    edge: QColor


@lru_cache(maxsize=256)
def tint(colour: str, tokens: Tokens) -> Tint:
    """Any ``#rrggbb`` made fit for the scheme; what is no colour at all counts as the accent."""
    wanted = QColor(colour) if QColor.isValidColorName(colour) else QColor(tokens.accent)
    ground, ink = QColor(tokens.surface), QColor(tokens.text)
    share = 0.24 if tokens is DARK else 0.17
    fill = mix(wanted, ground, share)
    while contrast(tokens.muted, fill) < TEXT_RATIO and share > 0:
        share -= 0.02
        fill = mix(wanted, ground, max(share, 0))
    edge = wanted
    for step in range(_STEPS + 1):
        edge = mix(ink, wanted, step / _STEPS)
        if min(contrast(edge, fill), contrast(edge, ground)) >= SHAPE_RATIO:
            break
    return Tint(fill, edge)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """``share`` (0 to 1) of ``one``, the rest of ``other``."""
    rest = 1 - share
    return QColor(
        round(one.red() * share + other.red() * rest),
        round(one.green() * share + other.green() * rest),
        round(one.blue() * share + other.blue() * rest),
    )
