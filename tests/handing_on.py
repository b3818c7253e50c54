"""All by which a customer's data leaves the app or comes into it, done at the desk of a salon."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from desktop.app import utc_now
from desktop.core.csv_export import ListWords
from desktop.core.ical import staff_file
from desktop.core.messages import Channel, MessageKind, Template
from desktop.core.models import BookingDetails, Customer
from desktop.core.sheet_files import mark_of
from desktop.core.troubles import AppError
from desktop.services.exports import export_bookings, export_customers
from desktop.services.files import replace_bytes
from desktop.services.imports import Source, candidates_of, prepare, read_source
from desktop.services.preferences import Preferences
from desktop.services.store import Store
from desktop.ui.messages.message_dialog import MessageDialog
from desktop.ui.paper.closing_sheet import leave
from desktop.ui.paper.sheet_reading import read_next_day

WORDS = ListWords()
TYPED = "Parole Silbermond"
SCHEMES = ("mailto", "sms", "https", "file")


class Programs(QObject):
    """Takes whatever it is asked to open, and remembers what that was."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.scheme())

    def close(self) -> None:
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)


def template(customer: Customer) -> Template:
    """Words in which the owner typed a customer's name."""
    body = f"Für {customer.name} am {{date}} um {{time}}: {{link}}"
    return Template(MessageKind.BOOKED, Channel.TEXT, "en", "", body)


def tell(
    dialog: MessageDialog, until: Callable[[Callable[[], bool]], None], programs: Programs
) -> None:
    """Let a message out by every way there is, and leave some words in the window."""
    until(dialog.ways.copy.isEnabled)
    dialog.ways.copy.click()
    for attach, scheme in ((True, "file"), (False, "mailto")):
        dialog.ways.attach.setChecked(attach)
        dialog.ways.mail.click()
        until(lambda scheme=scheme: scheme in programs.opened)
    dialog.tabs.setCurrentIndex(list(Channel).index(Channel.TEXT))
    dialog.ways.text_wanted.emit()
    dialog.ways.whatsapp_wanted.emit()
    until(lambda: {"sms", "https"} <= set(programs.opened))
    page = dialog.pages[Channel.TEXT]
    page.body.setPlainText(f"{page.body.toPlainText()} {TYPED}")
    dialog.close()


def take_out(store: Store, details: BookingDetails, folder: Path) -> list[AppError]:
    """Save all that a person may ask for; what cannot be written comes back as errors."""
    day, stop = details.booking.starts.date(), Event()
    export_customers(store, folder / "customers.csv", WORDS, _silent, stop, notes=True)
    export_bookings(store, folder / "bookings.csv", (day, day), WORDS, _silent, stop, notes=True)
    replace_bytes(folder / "day.ics", staff_file([details], store.salon(), now=utc_now()))
    wanted = Preferences(closing_sheet=True, closing_folder=str(folder))
    mark = mark_of(store.book_id())
    leave(read_next_day(store, utc_now()), wanted, mark)
    nowhere = folder / "customers.csv"
    leave(read_next_day(store, utc_now()), Preferences(closing_folder=str(nowhere)), mark)
    try:
        export_customers(store, nowhere / "x.csv", WORDS, _silent, stop, notes=True)
    except AppError as error:
        return [error]
    return []


def bring_in(store: Store, customer: Customer, folder: Path) -> None:
    """Import somebody from lists that are whole, broken and hostile, and take it back."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = f"Name,Phone,Note\n{customer.name} II,{customer.phone} 1,{customer.note}\n"
    card = f"BEGIN:VCARD\r\nFN:{customer.name}\r\nTEL:{customer.phone}\r\n"
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{customer.name}\r\n"
    contents = [whole, f'{whole}"{customer.name}', f"{card}END:VCARD\r\n", card, event]
    for number, content in enumerate(contents):
        file = folder / f"in{number}"
        file.write_text(content, encoding="utf-8")
        source = read_source(file, "Europe/Berlin", _silent, Event())
        assert source is not None
        _import(store, source)


def _import(store: Store, source: Source) -> None:
    from desktop.core.csv_import import Table
    from desktop.core.vcard import Cards

    if not isinstance(source, Table | Cards):
        return
    columns = source.columns(with_heads=True) if isinstance(source, Table) else ()
    people, faults = candidates_of(source, columns, with_heads=True)
    known = store.known_people()
    prepared = prepare(people, faults, known, "DE", _silent, Event())
    assert prepared is not None
    change = store.import_customers(prepared.chosen(with_twins=True), _silent, Event())
    assert change is not None
    if change.id:
        store.undo(change.id)


def _silent(_done: int, _whole: int) -> None:
    """Nobody looks."""
