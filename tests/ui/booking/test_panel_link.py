"""What the details tell of a booking's link and waiting room, and what mends them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.core.models import Lobby, ProviderKind
from desktop.core.troubles import AppError, Kind
from desktop.core.wishes import ended
from desktop.ui.book import Book
from desktop.ui.error_details import DetailsDialog
from tests.ui.access import check_keys, check_names
from tests.ui.booking.panel_desk import LINK, PanelDesk, panel_desk
from tests.ui.conftest import NOW
from tests.ui.salon import Desk


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, desk: Desk) -> PanelDesk:
    made = panel_desk(book, desk)
    qtbot.addWidget(made.window)
    return made


@pytest.mark.parametrize(
    ("kind", "changes", "title", "offered"),
    [
        (
            Kind.MEETING_GONE,
            {"subject": ""},
            "The meeting no longer exists",
            ["Make a new meeting", "What happened…", "Copy join link", "Join as host"],
        ),
        (
            Kind.MEETING_CHANGED,
            {"subject": "Anna's birthday"},
            "The meeting was changed in Microsoft Teams",
            ["Put right", "What happened…", "Copy join link", "Join as host"],
        ),
        (
            Kind.OTHER_ACCOUNT,
            {"subject": "old"},
            "This meeting belongs to another account",
            ["Make a new meeting", "What happened…", "Copy join link", "Join as host"],
        ),
        (
            Kind.TEAMS_REFUSED,
            {"subject": ""},
            AppError(Kind.TEAMS_REFUSED).advice.title,
            ["Try again", "What happened…", "Copy join link", "Join as host"],
        ),
        (
            Kind.NOT_SIGNED_IN,
            {"subject": ""},
            "No Microsoft account is connected",
            ["Open settings…", "What happened…", "Copy join link", "Join as host"],
        ),
        (
            Kind.BUSY,
            {"subject": ""},
            "Link ready",
            ["Try again", "What happened…", "Copy join link", "Join as host"],
        ),
    ],
)
def test_each_trouble_says_what_is_the_matter_and_offers_what_mends_it(
    at: PanelDesk, kind: Kind, changes: dict[str, object], title: str, offered: list[str]
) -> None:
    panel = at.show(at.online(trouble=AppError(kind), tries=1, **changes))
    assert panel.links.link_box.title.text() == title
    assert at.offered() == offered
    check_names(panel.links)
    check_keys(at.window)


def test_a_changed_meeting_says_what_differs_and_is_put_right(at: PanelDesk) -> None:
    booking_id = at.online(
        trouble=AppError(Kind.MEETING_CHANGED, request_id="r-9"),
        tries=1,
        since=NOW,
        starts=datetime(2026, 5, 4, 10, 0, tzinfo=UTC),
        ends=datetime(2026, 5, 4, 10, 30, tzinfo=UTC),
    )
    panel = at.show(booking_id)
    assert panel.links.link_box.words.text().splitlines() == [
        "The time there is 12:00–12:30.",
        "Put it right to make the meeting as the book has it. The link stays the same.",
    ]
    panel.links.mend.click()
    held = at.living(booking_id)
    assert held is not None
    assert (held.trouble, held.subject, held.join_url) == (None, "", LINK)
    assert at.offered() == ["Put right", "What happened…", "Copy join link", "Join as host"]
    at.show(booking_id)
    assert at.offered() == ["Copy join link", "Join as host"]


def test_a_meeting_of_another_account_is_replaced_after_a_question(at: PanelDesk) -> None:
    booking_id = at.online("Anna <b>", trouble=AppError(Kind.OTHER_ACCOUNT), subject="old")
    panel = at.show(booking_id)
    assert panel.links.link_box.words.text().splitlines() == [
        "The link still works, but the change could not be passed on.",
        AppError(Kind.OTHER_ACCOUNT).advice.next_step,
    ]
    panel.links.renew.click()
    assert at.question().text() == (
        "Make a new meeting under the account connected now?\n\n"
        "Anna <b>\nMonday, 4 May 2026, 11:00–11:30\n\n1 customer gets a new link, and you have to"
        " pass it on.\n\nThe old links work as long as anna@contoso.example keeps the old"
        " meetings. When that account is connected here again, Trimsy Desk deletes them."
    )
    at.answer("&Leave it as it is")
    assert at.living(booking_id) is not None
    panel.links.renew.click()
    at.answer("&Make a new meeting")
    assert at.living(booking_id) is None
    assert at.bar.current is not None
    assert at.bar.current.text == (
        "Anna <b> gets a new link. Send it to them as soon as it is there."
    )


def test_a_meeting_that_is_gone_is_replaced_at_once_and_the_customer_has_to_be_told(
    at: PanelDesk,
) -> None:
    booking_id = at.online(trouble=AppError(Kind.MEETING_GONE), tries=1, subject="")
    at.show(booking_id).links.renew.click()
    assert at.living(booking_id) is None
    assert at.bar.current is not None
    assert at.bar.current.text.startswith("Anna gets a new link. Send it to them")


def test_where_no_new_meeting_is_made_it_says_so(at: PanelDesk) -> None:
    booking_id = at.online(trouble=AppError(Kind.OTHER_ACCOUNT), subject="old")
    panel = at.show(booking_id)
    panel.links.renew.click()
    held = at.living(booking_id)
    assert held is not None
    at.desk.store.record_meeting(replace(held, trouble=None))
    at.answer("&Make a new meeting")
    assert at.living(booking_id) is not None
    assert at.bar.current is not None
    assert at.bar.current.text.startswith("No new meeting was made")


def test_a_new_link_says_that_the_customer_may_have_the_old_one(at: PanelDesk) -> None:
    booking_id = at.online()
    links = at.show(booking_id).links
    assert not links.link_box.news.isVisible()
    held = at.living(booking_id)
    assert held is not None
    at.desk.store.record_meeting(ended(held))
    assert not at.show(booking_id).links.link_box.news.isVisible()  # no link to send yet
    salon_link = "https://teams.microsoft.com/meet/2?p=b"
    at.desk.store.record_meeting(
        at.desk.store.begin_meeting(booking_id, held.provider, "second", held.organiser)
    )
    at.change(
        booking_id,
        cloud_id="c2",
        join_url=salon_link,
        subject=held.subject,
        starts=held.starts,
        ends=held.ends,
        lobby=Lobby.ON,
    )
    at.show(booking_id)
    assert at.seen(links.link_box.title, links.link_box.words, links.link_box.news) == [
        "Link ready",
        "New link: the customer may still have the old one. Send them the new one.",
    ]
    assert links.link_box.property("tone") == "warn"


def test_a_link_that_is_out_of_date_is_for_the_host_alone_and_it_says_why(at: PanelDesk) -> None:
    store, own = at.desk.store, ProviderKind.OWN_LINK
    booking_id = at.online(provider=own)
    store.save_salon(replace(store.salon(), provider=own, own_link=f"{LINK}new"))
    panel = at.show(booking_id)
    links, why = panel.links, "This link is out of date: the settings have another one now."
    for button in (links.copy_link, panel.copy_details, panel.ics):
        assert not button.isEnabled()
        assert (button.toolTip(), button.accessibleDescription()) == (why, why)
    assert at.seen(links.why) == [why]
    assert (links.host.isEnabled(), links.host.accessibleDescription()) == (True, "")
    at.change(booking_id, join_url=f"{LINK}new")
    at.show(booking_id)
    for button in (links.copy_link, panel.copy_details, panel.ics):
        assert button.isEnabled()
        assert (button.toolTip(), button.accessibleDescription()) == ("", "")
    assert at.seen(links.why) == []


@pytest.mark.parametrize(
    ("join_id", "passcode", "facts"),
    [
        ("", "", []),
        ("1234567890123", "", ["Meeting ID: 123 456 789 012 3"]),
        (
            "1234567890123",
            "aB<3",
            ["Meeting ID: 123 456 789 012 3", "Passcode: aB<3"],
        ),
    ],
)
def test_a_forced_passcode_is_shown_and_can_be_copied(
    at: PanelDesk, join_id: str, passcode: str, facts: list[str]
) -> None:
    panel = at.show(at.online(join_id=join_id, passcode=passcode))
    named = [one.accessibleName() for one in panel.facts.findChildren(QLabel)]
    assert [name for name in named if name.startswith(("Meeting ID", "Passcode"))] == facts
    assert panel.links.copy_number.isVisible() is bool(passcode)
    if passcode:
        panel.links.copy_number.click()
        assert QGuiApplication.clipboard().text() == (
            "Meeting ID: 123 456 789 012 3\nPasscode: aB<3"
        )


def test_what_happened_has_the_number_of_the_request(at: PanelDesk) -> None:
    trouble = AppError(Kind.TEAMS_REFUSED, code="403 Forbidden", request_id="7d1e-77")
    at.show(at.online(trouble=trouble, tries=1, subject="")).links.trouble.click()
    dialog = at.window.findChild(DetailsDialog)
    assert dialog is not None
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "kind: teams_refused\ncode: 403 Forbidden\nrequest id: 7d1e-77" in said
    dialog.close()


def test_the_details_grow_for_a_button_that_is_wider_than_what_was_shown(at: PanelDesk) -> None:
    plain, guarded = at.online("Bea", "12:00"), at.online(lobby=Lobby.OVERRIDDEN)
    panel = at.show(plain)
    before = panel.width()
    panel.links.lobby.for_it.setText(
        "Nachricht für die IT-Abteilung in die Zwischenablage kopieren"
    )
    at.show(guarded)
    assert panel.width() > before
    assert panel.links.lobby.for_it.width() >= panel.links.lobby.for_it.minimumSizeHint().width()
    wide = panel.width()
    assert at.show(plain).width() == wide


def test_the_log_is_offered_wherever_there_may_be_one(at: PanelDesk) -> None:
    on_site, online = at.desk.book("15:00", "Bea"), at.online()
    assert not at.show(on_site).log.isVisible()
    assert at.show(online).log.isVisible()
    at.desk.store.cancel_booking(online)
    assert at.show(online).log.isVisible()
