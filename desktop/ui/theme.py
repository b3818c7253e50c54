"""Palette and style sheet by the system's scheme, its wish for contrast and its font size.

Everything is drawn from one set of design tokens; a widget which paints for itself asks
:func:`current`, which goes by the application's palette: there is no state to keep in step.
"""

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.services import places
from desktop.services.preferences import Contrast
from desktop.ui.tokens import (
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
    is_dark,
    is_high,
    least,
)

__all__ = [
    "ALL",
    "DARK",
    "DARK_CONTRAST",
    "LIGHT",
    "LIGHT_CONTRAST",
    "PAIRS",
    "SHAPE_RATIO",
    "TEXT_RATIO",
    "Tokens",
    "apply",
    "contrast",
    "current",
    "is_dark",
    "is_high",
    "least",
    "palette",
    "style_sheet",
]

_Role = QPalette.ColorRole
_BY_COLOURS = {(QColor(one.window).rgb(), QColor(one.text).rgb()): one for one in ALL}


def current() -> Tokens:
    """The tokens in force, told by the application's background and text.

    Not by a widget's own palette: a style sheet makes its background transparent black.
    """
    seen = QGuiApplication.palette()
    ground, ink = seen.color(_Role.Window), seen.color(_Role.WindowText)
    undressed = DARK if ground.lightnessF() < 0.5 else LIGHT
    return _BY_COLOURS.get((ground.rgb(), ink.rgb()), undressed)


def palette(tokens: Tokens) -> QPalette:
    made = QPalette()
    for which, colour in {
        _Role.Window: tokens.window,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.window,
        _Role.Text: tokens.text,
        _Role.PlaceholderText: tokens.muted,
        _Role.Button: tokens.raised,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.bad,
        _Role.ToolTipBase: tokens.raised,
        _Role.ToolTipText: tokens.text,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Light: tokens.raised,
        _Role.Midlight: tokens.line,
        _Role.Mid: tokens.line_strong,
        _Role.Dark: tokens.field_line,
        _Role.Shadow: tokens.line_strong,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.field_line))
    return made


def style_sheet(tokens: Tokens, points: float) -> str:
    """The style sheet filled in with ``tokens``; ``points`` is the system's font size."""
    folder = places.resources()
    names = ["style.qss", "contrast.qss"] if is_high(tokens) else ["style.qss"]
    sheet = "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
    return Template(sheet).substitute(
        asdict(tokens),
        scheme="dark" if is_dark(tokens) else "light",
        ink="white" if is_dark(tokens) else "black",
        icons=(folder / "icons").as_posix(),
        small_pt=f"{points * 0.9:.1f}",
        heading_pt=f"{points * 1.25:.1f}",
        title_pt=f"{points * 1.5:.1f}",
    )


def apply(
    app: QApplication,
    scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown,
    contrast: Contrast = Contrast.AUTO,
) -> None:
    """Dress ``app``, now and whenever the system changes what is asked for here.

    ``Unknown`` and ``AUTO`` follow the system. May be called again with other wishes.
    """
    dresser = app.findChild(_Dresser) or _Dresser(app)
    dresser.wear(scheme, contrast)


class _Dresser(QObject):
    """Stays with the application and follows the system's changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme, self._contrast = Qt.ColorScheme.Unknown, Contrast.AUTO
        hints = app.styleHints()
        self._system_scheme, self._system_high = hints.colorScheme(), False
        hints.colorSchemeChanged.connect(self._scheme_changed)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            accessibility = hints.accessibility()
            self._system_high = _is_high_wished(accessibility.contrastPreference())
            accessibility.contrastPreferenceChanged.connect(self._contrast_changed)
        self._points = 0.0
        app.fontChanged.connect(self._look_at_font)
        # Some systems change their font without a word: look when somebody comes back from there.
        app.applicationStateChanged.connect(self._look_at_font)

    def wear(self, scheme: Qt.ColorScheme, contrast: Contrast) -> None:
        self._scheme, self._contrast = scheme, contrast
        self._app.setStyle("Fusion")
        self._dress()

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system_scheme = scheme
        self._dress()

    def _contrast_changed(self, preference: "Qt.ContrastPreference") -> None:
        self._system_high = _is_high_wished(preference)
        self._dress()

    def _look_at_font(self) -> None:
        if self._points != self._font_points():
            self._dress()

    def _font_points(self) -> float:
        return QFontInfo(self._app.font()).pointSizeF()

    def _dress(self) -> None:
        tokens = self._tokens()
        self._points = self._font_points()
        self._app.setPalette(palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens, self._points))

    def _tokens(self) -> Tokens:
        system = self._contrast == Contrast.AUTO
        high = self._system_high if system else self._contrast == Contrast.ON
        if self._is_dark():
            return DARK_CONTRAST if high else DARK
        return LIGHT_CONTRAST if high else LIGHT

    def _is_dark(self) -> bool:
        """Dark where the scheme says so, or where no scheme is told and the background is dark.

        None is told under the contrast themes of Windows, and on some Linux desktops.
        """
        if self._scheme != Qt.ColorScheme.Unknown:
            return self._scheme == Qt.ColorScheme.Dark
        if self._system_scheme != Qt.ColorScheme.Unknown:
            return self._system_scheme == Qt.ColorScheme.Dark
        self._app.setPalette(QPalette())  # the system's own comes to light again
        return QGuiApplication.palette().color(_Role.Window).lightnessF() < 0.5


def _is_high_wished(preference: "Qt.ContrastPreference") -> bool:
    return preference == Qt.ContrastPreference.HighContrast
