"""One online appointment in the list of those ahead."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.error_details import plain_label
from desktop.ui.fields import restyle
from desktop.ui.icons import icon, pixmap
from desktop.ui.messages.told_words import ICON as TO_TELL
from desktop.ui.online.online_content import OnlineContent
from desktop.ui.theme import current

ICON = 16
PAD = 12
RADIUS = 8.0
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OnlineRow(QAbstractButton):
    """A card that is itself a button: Enter, Space or a click shows the booking.

    ``walked`` asks to take the keyboard so many rows on.
    """

    host_wanted = Signal(str)
    copy_wanted = Signal(str, int)  # the link, and whose it is
    booking_wanted = Signal(int)
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: OnlineContent | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.time = _line("strong")
        self.soon = _line()
        self.customer = _line("strong")
        self.what = _line()
        self.state_icon = QLabel()
        self.state_icon.setFixedSize(ICON, ICON)
        self.state = _line()
        self.lobby_icon = QLabel()
        self.lobby_icon.setFixedSize(ICON, ICON)
        self.lobby = _line("error")
        self.untold_icon = QLabel()
        self.untold_icon.setFixedSize(ICON, ICON)
        self.untold = _line("warning")
        self.door = _line()
        self.host = QPushButton(self.tr("Join as host"))
        self.copy = QPushButton(self.tr("Copy link"))
        self.show_booking = QPushButton(self.tr("Show"))
        self.host.clicked.connect(self._host)
        self.copy.clicked.connect(self._copy)
        self.show_booking.clicked.connect(self._show)
        self.clicked.connect(self._show)
        self._lay_out()

    @property
    def content(self) -> OnlineContent | None:
        return self._content

    def show_content(self, content: OnlineContent) -> None:
        """Say what is in ``content``; nothing moves when it is what is said already."""
        if content == self._content:
            return
        self._content = content
        for label, words in (
            (self.time, content.time),
            (self.soon, content.soon),
            (self.customer, content.customer),
            (self.what, content.what),
            (self.state, content.state),
            (self.lobby, content.lobby if content.unguarded else ""),
            (self.untold, content.untold),
            (self.door, _breakable(content.door)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        _give_role(self.host, "primary" if content.pressing else "")
        _give_role(self.soon, "strong" if content.pressing else "hint")
        _give_role(self.state, "error" if content.alarming else "")
        _give_role(self.door, "warning" if content.barred else "hint")
        self.setAccessibleName(content.name)
        self.setAccessibleDescription(content.door)
        self._show_buttons(content)
        self._draw_icons()

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrows, show the booking on Enter; a button's own keys are the button's."""
        if not self.hasFocus():
            event.ignore()
        elif event.key() in _STEPS:
            self.walked.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, and a frame around it while it has the keyboard."""
        tokens = current()
        width, colour = (2, tokens.focus) if self.hasFocus() else (1, tokens.line_strong)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(QColor(tokens.window))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons again for another colour scheme, make room for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange_buttons()

    def resizeEvent(self, event: QEvent) -> None:
        self._arrange_buttons()

    def _host(self) -> None:
        if self._content is not None:
            self.host_wanted.emit(self._content.link)

    def _copy(self) -> None:
        if self._content is not None:
            self.copy_wanted.emit(self._content.link_to_give, self._content.booking_id)

    def _show(self) -> None:
        if self._content is not None:
            self.booking_wanted.emit(self._content.booking_id)

    def _show_buttons(self, content: OnlineContent) -> None:
        which = self.tr("{button}: {time}, {customer}")
        for button in (self.host, self.copy, self.show_booking):
            button.setAccessibleName(
                which.format(button=button.text(), time=content.time, customer=content.customer)
            )
        given = bool(content.link_to_give)
        lost = (self.host.hasFocus() and not content.link) or (self.copy.hasFocus() and not given)
        if lost:  # before Qt hands the keyboard to whatever comes next
            self.setFocus()
        self.host.setVisible(bool(content.link))
        self.copy.setVisible(given)

    def _draw_icons(self) -> None:
        tokens, content = current(), self._content
        pressing = content is not None and content.pressing
        self.host.setIcon(icon("open", tokens.on_accent if pressing else tokens.text))
        self.copy.setIcon(icon("copy", tokens.text))
        self.state_icon.setVisible(bool(content and content.icon))
        self.lobby_icon.setVisible(bool(content and content.lobby_icon))
        self.untold_icon.setVisible(bool(content and content.untold))
        self.untold_icon.setPixmap(pixmap(TO_TELL, tokens.warn, ICON, self.devicePixelRatioF()))
        if content and content.lobby_icon:
            self._draw_lobby(content)
        if content and content.icon:
            colours = {"link-ready": tokens.good, "link-attention": tokens.bad}
            colour = colours.get(content.icon, tokens.muted)
            self.state_icon.setPixmap(pixmap(content.icon, colour, ICON, self.devicePixelRatioF()))

    def _draw_lobby(self, content: OnlineContent) -> None:
        """A small sign beside the link's state; in front of its own words where it is off."""
        colour = current().bad if content.unguarded else current().muted
        drawn = pixmap(content.lobby_icon, colour, ICON, self.devicePixelRatioF())
        self.lobby_icon.setPixmap(drawn)
        self.lobby_icon.setToolTip(content.lobby)
        place = (4, 0) if content.unguarded else (3, 2)
        self._facts.addWidget(self.lobby_icon, *place, Qt.AlignmentFlag.AlignTop)

    def _arrange_buttons(self) -> None:
        """Put the two lesser buttons beside each other where their words fit."""
        pair = (self.copy, self.show_booking)
        wanted = sum(one.sizeHint().width() for one in pair) + self._pair.spacing()
        beside = wanted <= self.width() - 2 * PAD
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._pair.direction():
            self._pair.setDirection(way)

    def _lay_out(self) -> None:
        """Put all in its place, each layout into the one around it before it has anything itself.

        PySide keeps a wrapper for each item of a layout that is added full. The sign of the lobby
        moves about: its old item would be deleted under its wrapper, and the next thing that Python
        makes at that address would crash the app when it goes.
        """
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAD, 10, PAD, PAD)
        self._column.setSpacing(6)
        self._facts = facts = QGridLayout()
        self._column.addLayout(facts)
        facts.setHorizontalSpacing(6)
        facts.setVerticalSpacing(3)
        facts.setColumnStretch(1, 1)
        when = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        facts.addLayout(when, 0, 0, 1, 3)
        when.setSpacing(8)
        when.addWidget(self.time)
        when.addWidget(self.soon, 1)
        self.time.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.time.setWordWrap(False)
        facts.addWidget(self.customer, 1, 0, 1, 3)
        facts.addWidget(self.what, 2, 0, 1, 3)
        facts.addWidget(self.state_icon, 3, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.state, 3, 1)
        facts.addWidget(self.lobby_icon, 3, 2, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.lobby, 4, 1, 1, 2)
        facts.addWidget(self.untold_icon, 5, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.untold, 5, 1, 1, 2)
        facts.addWidget(self.door, 6, 0, 1, 3)
        self._column.addSpacing(2)
        self._column.addWidget(self.host)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column.addLayout(self._pair)
        self._pair.setSpacing(6)
        for button in (self.copy, self.show_booking):
            self._pair.addWidget(button)


def _line(role: str = "") -> QLabel:
    """A label for a line of the card; a click on it is one on the card."""
    label = plain_label("", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _give_role(widget: QWidget, role: str) -> None:
    if widget.property("role") != role:
        widget.setProperty("role", role)
        restyle(widget)


def _breakable(words: str) -> str:
    """Let a long address go on in the next line, with a space that has no width."""
    return words.replace("@", "@\u200b")
