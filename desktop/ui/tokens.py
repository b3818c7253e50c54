"""Design tokens: the colours of each scheme, and how clearly they must stand out."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as ``#rrggbb``; which may stand on which, and how clearly, is in ``PAIRS``."""

    window: str
    surface: str
    raised: str
    closed: str  # outside opening hours
    line: str
    line_strong: str
    field_line: str  # the outline of something one can operate
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    focus: str
    now: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


LIGHT = Tokens(
    window="#f6f5f2",
    surface="#ffffff",
    raised="#ffffff",
    closed="#f1efeb",
    line="#e7e4de",
    line_strong="#d3cfc7",
    field_line="#8a857c",
    text="#22201d",
    muted="#625d55",
    accent="#1d6b64",
    accent_hover="#17564f",
    accent_soft="#dcefec",
    on_accent="#ffffff",
    focus="#0b57c9",
    now="#c8321f",
    good="#1a6b40",
    good_soft="#e0f2e7",
    warn="#7d4f00",
    warn_soft="#fbefd6",
    bad="#a8261c",
    bad_soft="#fbe5e2",
)

DARK = Tokens(
    window="#191b1d",
    surface="#212427",
    raised="#2a2e31",
    closed="#1b1d1f",
    line="#303539",
    line_strong="#42484d",
    field_line="#81888e",
    text="#eeece8",
    muted="#b3b5b6",
    accent="#74cdc2",
    accent_hover="#92dcd3",
    accent_soft="#1f3f3c",
    on_accent="#0d201e",
    focus="#8ab8ff",
    now="#ff8a76",
    good="#7fd6a4",
    good_soft="#1d3a2b",
    warn="#f2c063",
    warn_soft="#40330f",
    bad="#ff9c90",
    bad_soft="#4a2420",
)

LIGHT_CONTRAST = Tokens(
    window="#ffffff",
    surface="#ffffff",
    raised="#ffffff",
    closed="#e6e6e6",
    line="#767676",
    line_strong="#1a1a1a",
    field_line="#3d3d3d",
    text="#000000",
    muted="#333333",
    accent="#00423d",
    accent_hover="#002a27",
    accent_soft="#c6f1ea",
    on_accent="#ffffff",
    focus="#0000c4",
    now="#a30000",
    good="#00431e",
    good_soft="#d3f5de",
    warn="#523300",
    warn_soft="#ffe8b8",
    bad="#850000",
    bad_soft="#ffdbd7",
)

DARK_CONTRAST = Tokens(
    window="#000000",
    surface="#000000",
    raised="#000000",
    closed="#262626",
    line="#8f8f8f",
    line_strong="#e6e6e6",
    field_line="#c2c2c2",
    text="#ffffff",
    muted="#d9d9d9",
    accent="#63f5e5",
    accent_hover="#b0fff7",
    accent_soft="#00403b",
    on_accent="#000000",
    focus="#ffe14d",
    now="#ff9485",
    good="#7dffb2",
    good_soft="#003a1c",
    warn="#ffd75e",
    warn_soft="#453300",
    bad="#ffb3aa",
    bad_soft="#570c05",
)

ALL = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)

TEXT_RATIO = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA): text against its background."""

SHAPE_RATIO = 3.0
"""WCAG 2.2, success criterion 1.4.11 (AA): parts needed to recognise a control or its state."""

_STRICTER = {TEXT_RATIO: 7.0, SHAPE_RATIO: 4.5}
"""In high contrast: text as criterion 1.4.6 (AAA) asks, and shapes as text elsewhere."""

_GROUNDS = ("window", "surface", "raised", "closed")

PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, TEXT_RATIO) for ink in ("text", "muted", "accent") for ground in _GROUNDS),
    *((ink, ground, SHAPE_RATIO) for ink in ("field_line", "focus", "now") for ground in _GROUNDS),
    *((ink, "accent_soft", TEXT_RATIO) for ink in ("text", "muted", "accent")),
    ("on_accent", "accent", TEXT_RATIO),
    ("on_accent", "accent_hover", TEXT_RATIO),
    ("focus", "accent_soft", SHAPE_RATIO),
    *((ink, ground, TEXT_RATIO) for ink in ("good", "warn", "bad") for ground in _GROUNDS),
    *((ink, f"{ink}_soft", TEXT_RATIO) for ink in ("good", "warn", "bad")),
    *(("text", f"{mood}_soft", TEXT_RATIO) for mood in ("good", "warn", "bad")),
)
"""(ink, ground, least contrast ratio) for every combination the app draws; see ``least``."""


def is_dark(tokens: Tokens) -> bool:
    return tokens in (DARK, DARK_CONTRAST)


def is_high(tokens: Tokens) -> bool:
    """Whether these are the colours of a high contrast scheme."""
    return tokens in (LIGHT_CONTRAST, DARK_CONTRAST)


def least(ratio: float, tokens: Tokens) -> float:
    """``TEXT_RATIO`` or ``SHAPE_RATIO`` as it holds for ``tokens``."""
    return _STRICTER[ratio] if is_high(tokens) else ratio


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
