"""The guides as the app shows them, and the pictures in them on the web.

``python -m tests.screens light-100 german-100 guide-first-start guide-register guide-connected
guide-link-ready guide-message`` draws the latter into build/screens; resources/screenshots, and in
it de, have them with fewer colours (``pngquant 64 --strip``).
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.services.guides import Guide
from desktop.ui.start.first_start import FirstStart
from desktop.ui.window.window_signals import open_guide
from tests.screens.rooms import Rooms
from tests.screens.shots_connection import READY, SEEN, connection_of, standing
from tests.screens.shots_tell import by_mail

Shot = Callable[[Rooms], QWidget]

IN_GERMAN = {
    "Cut and blow-dry": "Schneiden und Föhnen",
    "Short cut": "Kurzhaarschnitt",
    "Colour": "Farbe",
    "Highlights": "Strähnen",
    "Styling": "Styling",
    "Beard trim": "Bart trimmen",
    "Online colour advice": "Farbberatung online",
    "Online bridal planning": "Brautberatung online",
}
"""What the practice salon offers."""


def guide(which: Guide) -> Shot:
    return lambda rooms: open_guide(rooms.window(), which)


def first_start(rooms: Rooms) -> QWidget:
    window = rooms.beginning()
    dialog = FirstStart(window.book, window)
    dialog.open()
    fields = dialog.salon.fields
    fields.name.setText("Salon Lumière")
    for combo, data in ((fields.zone, "Europe/Berlin"), (fields.country, "DE")):
        combo.setCurrentIndex(combo.findData(data))
    return dialog


def register(rooms: Rooms) -> QWidget:
    dialog = rooms.beginning().settings.open("online")
    dialog.resize(900, 720)
    return dialog


def connected(rooms: Rooms) -> QWidget:
    window = standing(rooms, SEEN, tenant="salon.example")
    connection = connection_of(window)
    connection.check.run = READY
    dialog = window.settings.open("online")
    dialog.resize(900, 760)
    dialog.online.registration.client_id.setCursorPosition(0)
    return dialog


def link_ready(rooms: Rooms) -> QWidget:
    _speak_to_customers(rooms)
    window = rooms.window()
    window.choose(rooms.online[0])
    window.day_view.focus_booking(rooms.online[0])
    return window


def message(rooms: Rooms) -> QWidget:
    _speak_to_customers(rooms)
    return by_mail(rooms)


def _speak_to_customers(rooms: Rooms) -> None:
    """Let the salon speak to its customers as the app does to the desk."""
    store = rooms.store
    store.save_salon(replace(store.salon(), language=rooms.language))
    if rooms.language == "de":
        for service in store.services():
            store.save_service(replace(service, name=IN_GERMAN[service.name]))


GUIDE_SHOTS: dict[str, Shot] = {
    "guide-owner": guide(Guide.OWNER),
    "guide-it": guide(Guide.IT),
    "guide-first-start": first_start,
    "guide-register": register,
    "guide-connected": connected,
    "guide-link-ready": link_ready,
    "guide-message": message,
}
