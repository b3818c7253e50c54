"""A made-up booking shows all a message can hold."""

from datetime import datetime

import pytest

from desktop.core.fill_in import message_of
from desktop.core.messages import Channel, MessageKind
from desktop.core.models import Place
from desktop.core.sample_booking import sample, shown_at
from tests.core.booking_builder import LINK, NOW, details, meeting, salon


def test_a_sample_is_a_week_ahead() -> None:
    made = sample(salon(), NOW, "Anna", "Cut", "Eva")
    assert made.booking.starts == datetime(2026, 6, 8, 10, 0)


@pytest.mark.parametrize("place", Place)
def test_a_sample_shows_link_or_address(place: Place) -> None:
    its_salon = salon(address="Lindenstraße 5")
    shown = shown_at(sample(its_salon, NOW, "Anna", "Cut", "Eva"), its_salon, place)
    body = message_of(shown, its_salon, [], MessageKind.BOOKED, Channel.EMAIL).body
    assert ("https://" in body, "Lindenstraße 5" in body) == (
        place is Place.ONLINE,
        place is Place.ON_SITE,
    )


def test_a_real_booking_keeps_its_own_link() -> None:
    its_salon = salon()
    for held, is_own in ((meeting(), True), (meeting(starts=None), False), (None, False)):
        shown = shown_at(details(held), its_salon, Place.ONLINE)
        body = message_of(shown, its_salon, [], MessageKind.BOOKED, Channel.TEXT).body
        assert "https://" in body
        assert (LINK in body) is is_own
