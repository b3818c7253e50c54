"""Which signal leads to which act in the main window: the whole of its wiring, as one table.

A dialog is imported when somebody wants it: the app starts sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.services.guides import Guide

if TYPE_CHECKING:
    from desktop.ui.book import Book
    from desktop.ui.booking.called_off import CalledOff
    from desktop.ui.connection import Connection
    from desktop.ui.window.guide_dialog import GuideDialog
    from desktop.ui.window.window import MainWindow


def connect(window: MainWindow, book: Book, connection: Connection) -> None:
    """Join everything; called once, when the window is laid out."""
    for signal, act in (
        (book.failed, window.notices.show_error),
        (connection.changed, window.show_connection),
        (window.notices.sign_in_wanted, window.settings.sign_in),
        (window.connection_line.clicked, lambda: window.settings.open("online")),
        (window.waiting_line.clicked, lambda _on=False: window.links.open()),
        (window.links.booking_wanted, window.follower.go_to),
        (window.errands.to_tell.show_wanted, window.follower.show_called_off),
        (window.welcome.setup_wanted, window.greeting.set_up),
        (window.greeting.booking_wanted, window.new_booking),
        (window.profiles.told, window.notices.show_done),
        (window.welcome.settings_wanted, lambda: window.settings.open("staff")),
        (window.shown.came, window.show_reading),
        (window.shown.came, window.lobby_notice.look),
        (window.shown.failed, window.show_error),
        (window.forms.saved, window.follower.saved),
        (window.history.undone, window.follower.follow),
        (window.history.redone, window.follower.follow),
        (window.customers.booking_wanted, window.follower.go_to),
        (window.customers.erased, window.errands.forget_written),
        (window.day_view.booking_chosen, window.choose),
        (window.gestures.walk_in_wanted, window.forms.walk_in),
    ):
        signal.connect(act)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.focusChanged.connect(window.aim)
    _connect_commands(window)
    _connect_days(window)
    _connect_view(window)


def _connect_commands(window: MainWindow) -> None:
    """Acts on a booking: of the menu on the one that is meant, of the panel on its own."""
    menus, panel, commands = window.menus, window.panel, window.commands
    of_panel = window.panel_commands
    for asked, act in (
        (menus.booking.aboutToShow, window.aim),
        (menus.edit.triggered, commands.edit),
        (panel.edit_wanted, of_panel.edit),
        (menus.move.triggered, commands.move_by_keys),
        (menus.again.triggered, lambda _on=False: commands.book_again()),
        (panel.again_wanted, of_panel.book_again),
        (menus.card.triggered, commands.show_card),
        (panel.card_wanted, of_panel.show_card),
        (menus.tell.triggered, lambda _on=False: commands.tell()),
        (panel.tell_wanted, of_panel.tell),
        (panel.already_told, of_panel.already_told),
        (panel.former_tell_wanted, window.errands.tell),
        (panel.former_told, of_panel.former_told),
        (menus.cancel.triggered, commands.cancel),
        (panel.cancel_wanted, of_panel.cancel),
        (menus.delete.triggered, commands.delete),
        (menus.restore.triggered, commands.restore),
        (panel.restore_wanted, of_panel.restore),
        (menus.copy_link.triggered, commands.copy_link),
        (panel.copy_link_wanted, of_panel.copy_link),
        (menus.copy_details.triggered, commands.copy_details),
        (panel.copy_details_wanted, of_panel.copy_details),
        (menus.host.triggered, commands.join_as_host),
        (panel.host_wanted, of_panel.join_as_host),
        (menus.ics.triggered, commands.save_ics),
        (panel.ics_wanted, of_panel.save_ics),
        (panel.retry_wanted, of_panel.try_again),
        (panel.renewal_wanted, of_panel.make_new_meeting),
        (panel.status_wanted, of_panel.mark),
        (panel.mending_wanted, of_panel.put_right),
        (panel.trouble_wanted, of_panel.show_trouble),
        (panel.number_wanted, of_panel.copy_number),
        (panel.message_for_it_wanted, of_panel.copy_message_for_it),
        (panel.log_wanted, of_panel.show_log),
        (menus.log.triggered, lambda _on=False: commands.show_log()),
        (panel.settings_wanted, lambda: window.settings.open("online")),
        (panel.closed, window.close_panel),
        (commands.tell_wanted, window.errands.tell),
        (commands.edit_wanted, window.edit_booking),
        (commands.again_wanted, window.customers.book_like),
        (commands.card_wanted, window.customers.show_card),
        (commands.move_wanted, window.follower.move_by_keys),
    ):
        asked.connect(act)
    for status, action in menus.statuses.items():
        action.triggered.connect(lambda _on=False, status=status: commands.mark(status))


def _connect_days(window: MainWindow) -> None:
    """Other days, and a person's week."""
    menus, header, shown = window.menus, window.header, window.shown
    for asked, act in (
        (menus.today.triggered, shown.go_today),
        (header.today_wanted, shown.go_today),
        (menus.previous.triggered, lambda: shown.go_by(-1)),
        (menus.next.triggered, lambda: shown.go_by(1)),
        (header.days_wanted, shown.go_by_days),
        (header.day_wanted, shown.go_to),
        (header.weeks_wanted, shown.go_by_weeks),
        (menus.weeks.weeks_wanted, shown.go_by_weeks),
        (header.person_wanted, shown.show_person),
        (window.month.day_wanted, shown.go_to),
        (menus.go_to.triggered, header.open_picker),
        (menus.everyone.triggered, lambda: shown.show_person(0)),
        (menus.week.triggered, window.show_week),
        (menus.show_cancelled.toggled, shown.let_cancelled_show),
        (menus.everybody.toggled, shown.let_everybody_show),
        (menus.refresh.triggered, shown.refresh),
    ):
        asked.connect(act)


def _connect_view(window: MainWindow) -> None:
    """Everything else in the menus and the header."""
    menus, header = window.menus, window.header
    for asked, act in (
        (menus.settings.triggered, lambda _on=False: window.settings.open()),
        (header.settings_wanted, lambda _on=False: window.settings.open()),
        (menus.print.triggered, lambda _on=False: window.errands.print()),
        (menus.day_ics.triggered, lambda _on=False: window.errands.save_day_ics()),
        (menus.person_ics.triggered, lambda _on=False: window.errands.save_person_ics()),
        (menus.open_profile.triggered, lambda _on=False: window.profiles.ask()),
        (menus.import_file.triggered, lambda _on=False: window.errands.lists.import_file()),
        (menus.export.triggered, lambda _on=False: window.errands.export()),
        (menus.quit.triggered, window.close),
        (menus.new.triggered, lambda _on=False: window.new_booking()),
        (header.new_wanted, lambda _on=False: window.new_booking()),
        (menus.walk_in.triggered, window.walk_in),
        (menus.block.triggered, window.gestures.block_time),
        (menus.find.triggered, window.search.begin),
        (menus.called_off.triggered, lambda: open_called_off(window)),
        (menus.zoom_in.triggered, lambda: window.day_view.zoom_by(1)),
        (menus.zoom_out.triggered, lambda: window.day_view.zoom_by(-1)),
        (menus.zoom_normal.triggered, window.day_view.zoom_normal),
        (menus.online.triggered, window.show_online),
        (menus.links.triggered, lambda _on=False: window.links.open()),
        (menus.to_tell.triggered, lambda _on=False: window.errands.to_tell.open()),
        (window.online.closed, lambda: window.show_online(on=False)),
        (window.online.host_wanted, window.commands.open_link),
        (window.online.copy_wanted, window.commands.give_link),
        (window.online.booking_wanted, window.follower.go_to),
        (window.online.settings_wanted, lambda: window.settings.open("online")),
        (window.online.services_wanted, lambda: window.settings.open("services")),
        (menus.owner_guide.triggered, lambda _on=False: open_guide(window, Guide.OWNER)),
        (menus.it_guide.triggered, lambda _on=False: open_guide(window, Guide.IT)),
        (menus.updates.triggered, lambda _on=False: window.errands.check_for_updates()),
        (menus.keys.triggered, lambda: _open_keys(window)),
        (menus.about.triggered, lambda: _open_about(window)),
    ):
        asked.connect(act)


def open_called_off(window: MainWindow) -> CalledOff:
    """Open the list of cancelled and deleted bookings."""
    from desktop.ui.booking.called_off import CalledOff

    dialog = CalledOff(window.counter, window)
    dialog.show_wanted.connect(window.follower.show_called_off)
    dialog.open()
    return dialog


def open_guide(window: MainWindow, guide: Guide) -> GuideDialog:
    """Open what the owner, or IT, reads to set the app up."""
    from desktop.ui.window.guide_dialog import GuideDialog

    dialog = GuideDialog(guide, window.book, window)
    dialog.open()
    return dialog


def _open_keys(window: MainWindow) -> None:
    from desktop.ui.window.help_dialogs import KeyHelp

    KeyHelp(window.menus, window).open()


def _open_about(window: MainWindow) -> None:
    from desktop.ui.window.help_dialogs import About

    About(window).open()
