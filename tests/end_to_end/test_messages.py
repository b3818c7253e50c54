"""What a customer gets, and what lies on paper and in files: a receptionist's pass through it.

Each step leaves a picture of the screen in build/screens.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import icalendar
import pytest

from desktop.core.models import Customer
from desktop.services.store import Store
from tests.end_to_end.test_day_book import PICTURES
from tests.end_to_end.test_main_job import TOMORROW, at, connect, open_salon, the_meeting
from tests.system import install_line, missing_packages

if TYPE_CHECKING:
    from email.message import EmailMessage

    from tests.end_to_end.front_desk import FrontDesk
    from tests.end_to_end.mail_program import MailProgram
    from tests.end_to_end.world import World

pytestmark = pytest.mark.real

ZOE = Customer(0, "Zoe Novak", phone="0171 2345678", email="zoe@contoso.example")
LIST = """\
Name,Phone,E-mail,Note
Nora Quist,0171 5550001,nora@contoso.example,Likes tea
Zoe N.,+49 171 2345678,,The same number
=1+1,0171 5550002,,
"""
PRIVATE = ("Zoe", "Novak", "zoe@", "2345678", "Nora", "Quist", "nora@", "5550001", "Likes tea")


def picture(world: "World", what: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    world.photograph(PICTURES / f"messages-{what}.png")


def remember_zoe(world: "World") -> None:
    store = Store(world.data / "book.sqlite", lambda: datetime.now(UTC))
    store.save_customer(ZOE)
    store.close()


def name_file(desk: "FrontDesk", file: Path, button: str) -> None:
    """Type the path into the file dialog in front."""
    desk.fill("File name:", str(file))
    desk.press(button)


def nobody_to_tell(desk: "FrontDesk") -> None:
    """Wait until the status bar says nothing of customers to tell."""
    desk.reader.wait_for(
        lambda: not desk.reader.look(lambda name: "customer to tell" in name),
        "nobody to tell",
    )


def calendar_saved(world: "World", desk: "FrontDesk", name: str) -> tuple[str, icalendar.Event]:
    """Save the calendar file by the message window; return its method and its event."""
    file = world.desk.folder / name
    desk.press("Save .ics…")
    name_file(desk, file, "Save")
    desk.sees(f"Saved {name}.")
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    (event,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), event


def test_what_the_customer_gets(world: "World") -> None:
    # Imported here: what it needs is there on Linux only
    from tests.end_to_end.mail_program import install_mail_program

    if packages := missing_packages("paper"):
        pytest.skip(f"needs: {install_line(packages)}")
    open_salon(world)
    remember_zoe(world)
    mail = install_mail_program(world.desk.folder, world.browser.programs)
    with world.app() as desk:
        connect(world, desk)
        book_by_keyboard(desk)
        link = str(the_meeting(world)["joinWebUrl"])
        booked = tell_of_the_booking(world, desk, mail, link)
        move_by_keyboard(world, desk)
        moved = tell_of_the_move(world, desk)
        give_to_another_and_back(world, desk)
        print_the_day(world, desk)
        off = cancel_and_tell(world, desk)
        import_a_list(world, desk)
        export_the_customers(world, desk)
        draft = Path(mail.asked()[1].words)
        assert draft.exists()
        desk.quit()

    assert {one["UID"] for one in (booked, moved, off)} == {booked["UID"]}
    assert booked["SEQUENCE"] < moved["SEQUENCE"] < off["SEQUENCE"]
    assert [one.start for one in (booked, moved, off)] == [at(10), at(10, 10), at(10, 10)]
    assert not draft.exists()
    assert_nothing_is_in_the_logs(world)
    assert world.complaints() == []


def book_by_keyboard(desk: "FrontDesk") -> None:
    desk.focused("Mia,")
    desk.keys("alt+Right")
    desk.focused("Mia,", f"{TOMORROW:%d}")
    desk.keys("ctrl+n")
    desk.focused("Customer")
    desk.write("Zoe Nov")
    desk.sees("zoe@contoso.example")
    desk.keys("Return")
    desk.write("Col")  # the service, by the beginning of its name
    desk.set_time("Time", "10:00", after="Date")
    desk.keys("ctrl+Return")
    desk.sees("Link ready")


def tell_of_the_booking(
    world: "World", desk: "FrontDesk", mail: "MailProgram", link: str
) -> icalendar.Event:
    desk.focused("10:00 to 10:30, Zoe Novak")
    desk.keys("ctrl+l")
    desk.sees("Appointment booked")
    desk.press("Copy message")
    desk.sees("Copied, and noted as told.")
    words = world.desk.clipboard()
    assert words.startswith("Hello Zoe Novak,\n")
    assert f"Join here: {link}\n" in words
    assert "10:00" in words

    desk.press("E-mail draft")
    asked = desk.reader.wait_for(mail.nth(1), "a mail begun")
    assert mailto(asked.words) == (ZOE.email, words.replace("\n", "\r\n"))

    desk.press("With the calendar file", "check box")
    desk.press("E-mail draft")
    opened = desk.reader.wait_for(mail.nth(2), "a draft opened")
    assert Path(opened.words).suffix == ".eml"
    check_draft(opened.mail, words)
    picture(world, "booked")

    desk.click("Text message", "page tab")
    desk.press("Text message")
    begun = desk.reader.wait_for(mail.nth(3), "a text message begun")
    number, _, text = begun.words.partition("?body=")
    assert number == "sms:+491712345678"
    assert unquote(text).endswith(f"\nJoin: {link}")

    method, event = calendar_saved(world, desk, "booked.ics")
    assert (method, event["LOCATION"], event["STATUS"]) == ("PUBLISH", link, "CONFIRMED")
    desk.keys("Escape")
    return event


def mailto(address: str) -> tuple[str, str]:
    """To whom a ``mailto:`` link is, and its body."""
    parts = urlsplit(address)
    assert parts.scheme == "mailto"
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields["subject"][0].startswith("Salon Lumiere: your appointment on ")
    return parts.path, fields["body"][0]


def check_draft(draft: "EmailMessage", words: str) -> None:
    """It opens as a draft to her, with the words and the calendar file, all in UTF-8."""
    assert draft["X-Unsent"] == "1"
    assert [one.addr_spec for one in draft["To"].addresses] == [ZOE.email]
    body = draft.get_body()
    assert body is not None
    assert (body.get_content_type(), body.get_content_charset()) == ("text/plain", "utf-8")
    assert body.get_content().splitlines() == words.splitlines()
    (attached,) = draft.iter_attachments()
    kind = attached.get_content_type(), attached.get_content_charset(), attached.get_param("method")
    assert kind == ("text/calendar", "utf-8", "PUBLISH")
    assert str(attached.get_filename()).endswith(".ics")
    (event,) = icalendar.Calendar.from_ical(attached.get_content()).walk("VEVENT")
    assert event.start == at(10)
    assert not draft.defects
    assert ZOE.name not in attached.get_content()


def move_by_keyboard(world: "World", desk: "FrontDesk") -> None:
    desk.focused("10:00 to 10:30, Zoe Novak")
    desk.keys("m", "Down", "Down", "Return")  # five minutes each
    desk.sees("Zoe Novak's booking is moved.")
    desk.reader.find_like("The customer still has the old time (", "label")  # in the panel
    desk.reader.find("1 customer to tell", "push button")  # in the status bar
    picture(world, "moved")


def tell_of_the_move(world: "World", desk: "FrontDesk") -> icalendar.Event:
    desk.keys("ctrl+shift+t")
    desk.reader.find_like("Zoe Novak", "cell")
    picture(world, "still-to-tell")
    desk.keys("alt+t")
    desk.sees("Appointment moved")
    method, event = calendar_saved(world, desk, "moved.ics")
    assert (method, event["STATUS"]) == ("PUBLISH", "CONFIRMED")
    picture(world, "move-told")
    desk.keys("Escape")
    desk.sees("Every customer knows how their booking stands.")
    desk.keys("Escape")
    nobody_to_tell(desk)
    return event


def give_to_another_and_back(world: "World", desk: "FrontDesk") -> None:
    desk.focused("10:10 to 10:40, Zoe Novak")
    desk.keys("ctrl+e")
    desk.focused("Customer")
    desk.keys("ctrl+a")
    desk.write("Yara Stone")
    desk.sees("New customer")
    desk.keys("ctrl+Return")
    desk.focused("10:10 to 10:40, Yara Stone")
    desk.reader.find_like("This booking was for \u2068Zoe Novak\u2069", "label")  # in the panel
    desk.keys("ctrl+shift+t")
    desk.reader.find("no longer theirs", "cell")
    picture(world, "given-away")
    desk.keys("alt+t")
    desk.sees("Appointment cancelled")
    desk.press("Copy message")
    desk.sees("Copied, and noted as told.")
    words = world.desk.clipboard()
    assert words.startswith("Hello Zoe Novak,\n")
    assert "10:10" in words
    assert "Yara" not in words
    desk.keys("Escape")
    desk.sees("Every customer knows how their booking stands.")
    desk.keys("Escape")
    nobody_to_tell(desk)

    desk.keys("ctrl+z")  # it is hers again, and she was told that it is off
    desk.focused("10:10 to 10:40, Zoe Novak")
    desk.sees("The customer was told that it is off, but it takes place.")
    desk.keys("ctrl+l")
    desk.sees("Appointment booked")
    desk.press("Copy message")
    desk.sees("Copied, and noted as told.")
    desk.keys("Escape")
    nobody_to_tell(desk)


def print_the_day(world: "World", desk: "FrontDesk") -> None:
    file = world.desk.folder / "day.pdf"
    desk.keys("ctrl+p")
    desk.press("Save as PDF…")
    name_file(desk, file, "Save")
    desk.sees("Saved day.pdf.")
    words = world.desk.run("pdftotext", "-layout", str(file), "-")
    for part in ("Salon Lumiere", "Mia", "Zoe Novak", "Colour advice", "1 booking", "Page 1 of 1"):
        assert part in words


def cancel_and_tell(world: "World", desk: "FrontDesk") -> icalendar.Event:
    desk.focused("10:10 to 10:40, Zoe Novak")
    desk.keys("Delete")
    desk.sees("Cancel this booking?")
    desk.keys("alt+c")
    desk.sees("Zoe Novak's booking is cancelled.")
    desk.sees("1 customer to tell")
    desk.keys("ctrl+l")
    desk.sees("Appointment cancelled")
    method, event = calendar_saved(world, desk, "off.ics")
    assert (method, event["STATUS"]) == ("CANCEL", "CANCELLED")
    picture(world, "cancelled")
    desk.keys("Escape")
    nobody_to_tell(desk)
    return event


def import_a_list(world: "World", desk: "FrontDesk") -> None:
    file = world.desk.folder / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    desk.keys("ctrl+shift+i")
    desk.press("Choose a file…")
    name_file(desk, file, "Open")
    desk.sees("2 new, 1 already known, 0 cannot be imported.")
    desk.sees("In the book with this number: \u2068Zoe Novak\u2069")
    picture(world, "import")
    desk.press("Import 2 customers")
    desk.sees("2 customers are imported.")
    desk.keys("Escape")


def export_the_customers(world: "World", desk: "FrontDesk") -> None:
    file = world.desk.folder / "customers.csv"
    desk.keys("ctrl+shift+e")
    desk.press("Customers", "radio button")
    picture(world, "export")
    desk.press("Save as…")
    name_file(desk, file, "Save")
    desk.sees("4 lines saved in \u2068customers.csv\u2069.")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        found = [[row["Name"], row["Phone"], row["E-mail"]] for row in csv.DictReader(lines)]
    assert found == [
        [ZOE.name, ZOE.phone, ZOE.email],
        ["Yara Stone", "", ""],
        ["Nora Quist", "0171 5550001", "nora@contoso.example"],
        ["'=1+1", "0171 5550002", ""],
    ]


def assert_nothing_is_in_the_logs(world: "World") -> None:
    """What is private of a customer is in no log, neither the app's own nor what it printed."""
    logs = [file for file in (world.data / "logs").rglob("*") if file.is_file()]
    assert logs
    for file in (*logs, world.desk.folder / "logs" / "app.log"):
        written = file.read_text()
        assert [words for words in PRIVATE if words in written] == [], file
