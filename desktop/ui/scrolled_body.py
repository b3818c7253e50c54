"""The middle of a dialog, which scrolls where the screen is too small for all of it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStyle, QWidget

SHARE, AROUND = 1 / 3, 400
"""Of the screen's height, the part that the middle may always insist on, and the pixels that are
more than enough for what stands around it."""

AROUND_CURSOR = 24
"""Pixels above and below the cursor of a field, which is all that Qt would show of it."""


class ScrolledBody(QScrollArea):
    """As large as ``content`` wants to be at ``width`` pixels, and hardly there when it has to be.

    What says how things went, and the buttons, belong outside of it: they are always seen.
    """

    def __init__(self, content: QWidget, width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._wanted = content, width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Return the size at which nothing has to be scrolled."""
        hint, layout = self._content.sizeHint(), self._content.layout()
        width = max(hint.width(), self._wanted)
        if layout is not None and layout.hasHeightForWidth():
            return QSize(width, layout.totalHeightForWidth(width))
        return QSize(width, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return all of the width, and of the height what a small screen has room for."""
        width, height = self._content.minimumSizeHint().toTuple()
        layout = self._content.layout()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalMinimumHeightForWidth(max(width, self.viewport().width()))
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        screen = self.screen().availableGeometry().height()
        room = max(round(screen * SHARE), screen - AROUND)
        return QSize(width + (bar if height > room else 0), min(height, room))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the dialog know when its content needs another size."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keyboard into sight: Qt does so only within the area."""
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, AROUND_CURSOR)
