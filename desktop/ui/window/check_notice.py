"""Tells in the main window what a connection check found that was begun from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.ui.spoken import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.services.check_steps import Checked
    from desktop.ui.connection import Connection
    from desktop.ui.notices import NoticeBar


class CheckNotice(QObject):
    """Keeps still while the settings show the same. ``open_settings`` leads there.

    That all is well stays until it is closed: as a confirmation it would take the place of one that
    has an Undo.
    """

    def __init__(
        self,
        connection: Connection,
        notices: NoticeBar,
        open_settings: Callable[[], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._open_settings = open_settings
        connection.check.finished.connect(self._finished)

    @Slot(object)
    def _finished(self, checked: Checked) -> None:
        from desktop.ui.settings.check_words import result_text, result_title  # not needed before

        if not self._window.isVisible() or self._is_shown_in_settings():
            return
        if checked.error is not None:
            self._notices.show_error(checked.error)
        elif checked.walk_in:
            words = f"{result_title(checked)}. {one_line(result_text(checked))}"
            act = (self.tr("Show the message for IT"), self._open)
            self._notices.show_info(words, act)
        else:
            self._notices.show_info(
                self.tr("Ready. {details}").format(details=one_line(result_text(checked)))
            )

    def _open(self) -> None:
        self._open_settings()

    def _is_shown_in_settings(self) -> bool:
        from desktop.ui.settings.check_box import CheckBox  # of the settings, which load late

        return any(box.isVisible() for box in self._window.findChildren(CheckBox))
