"""The words of messages, as the owner writes them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.messages import Channel, MessageKind
from desktop.core.models import Place, ProviderKind
from desktop.ui.settings.dialog import SettingsDialog
from tests.screens.rooms import Rooms, let_it_settle

Shot = Callable[[Rooms], QWidget]


def page(rooms: Rooms) -> SettingsDialog:
    salon = replace(
        rooms.store.salon(), address="Lindenstraße 5, 10969 Berlin", phone="030 1234567"
    )
    rooms.store.save_salon(replace(salon, provider=ProviderKind.TEAMS, language=rooms.language))
    return rooms.window().settings.open("messages")


def text_message(rooms: Rooms) -> QWidget:
    dialog = page(rooms)
    shown = dialog.messages
    shown.channel.setCurrentIndex(shown.channel.findData(Channel.TEXT))
    shown.kind.setCurrentIndex(shown.kind.findData(MessageKind.REMINDER))
    shown.editor.body.setPlainText("שלום {customer}, {date} {time}. Łódź! {link}")
    return dialog


def slip(rooms: Rooms) -> QWidget:
    dialog = page(rooms)
    shown = dialog.messages
    shown.editor.subject.setText("{salon}: {dat}")
    shown.editor.body.setPlainText("Hello {cutsomer},\n\nsee you {when}!\n{address}")
    shown.preview.place.setCurrentIndex(shown.preview.place.findData(Place.ON_SITE))
    return dialog


def menu(rooms: Rooms) -> QWidget:
    found = page(rooms).messages.editor.insert.menu()
    assert isinstance(found, QMenu)
    found.popup(found.parentWidget().mapToGlobal(found.parentWidget().rect().bottomLeft()))
    let_it_settle()
    return found


MESSAGES_PAGE_SHOTS: dict[str, Shot] = {
    "settings-messages": page,
    "settings-messages-text": text_message,
    "settings-messages-slip": slip,
    "settings-messages-menu": menu,
}
