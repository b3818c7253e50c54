"""Colours, palette and style sheet for the light and the dark scheme of the system.

Everything is drawn from one set of design tokens; a widget which paints for itself asks
:func:`current`, which goes by the application's palette: there is no state to keep in step.
"""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.services import places


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

TEXT_RATIO = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA): text against its background."""

SHAPE_RATIO = 3.0
"""WCAG 2.2, success criterion 1.4.11 (AA): parts needed to recognise a control or its state."""

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
"""(ink, ground, least contrast ratio) for every combination the app draws."""


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


def current() -> Tokens:
    """The tokens in force, told by the application's background.

    Not by a widget's own palette: a style sheet makes its background transparent black.
    """
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightnessF() < 0.5 else LIGHT


def palette(tokens: Tokens) -> QPalette:
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line_strong,
        role.Dark: tokens.field_line,
        role.Shadow: tokens.line_strong,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.field_line))
    return made


def style_sheet(tokens: Tokens, points: float) -> str:
    """``resources/style.qss`` filled in with ``tokens``; ``points`` is the system's font size."""
    template = Template((places.resources() / "style.qss").read_text(encoding="utf-8"))
    return template.substitute(
        asdict(tokens),
        scheme="dark" if tokens is DARK else "light",
        icons=(places.resources() / "icons").as_posix(),
        small_pt=f"{points * 0.9:.1f}",
        heading_pt=f"{points * 1.25:.1f}",
        title_pt=f"{points * 1.5:.1f}",
    )


def apply(app: QApplication, scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown) -> None:
    """Dress ``app``; ``Unknown`` follows the system, now and whenever it changes."""
    app.setStyle("Fusion")
    hints = app.styleHints()
    if scheme == Qt.ColorScheme.Unknown:
        hints.colorSchemeChanged.connect(lambda changed: _dress(app, changed))
        scheme = hints.colorScheme()
    _dress(app, scheme)


def _dress(app: QApplication, scheme: Qt.ColorScheme) -> None:
    tokens = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    app.setPalette(palette(tokens))
    app.setStyleSheet(style_sheet(tokens, QFontInfo(app.font()).pointSizeF()))
