from dataclasses import asdict
from string import Formatter

import pytest

from desktop.core.ical_words import words_for, words_of
from desktop.core.messages import LANGUAGES
from desktop.core.models import Customer
from tests.core.booking_builder import salon


@pytest.mark.parametrize(
    ("customer", "house", "summary"),
    [
        ("", "en", "{service} at {salon}"),
        ("", "de", "{service} bei {salon}"),
        ("de", "en", "{service} bei {salon}"),
        ("en", "de", "{service} at {salon}"),
        ("fr", "de", "{service} bei {salon}"),
        ("fr", "fr", "{service} at {salon}"),
    ],
)
def test_the_customer_s_language_comes_first_then_the_salon_s(
    customer: str, house: str, summary: str
) -> None:
    words = words_for(Customer(1, "Anna", language=customer), salon(language=house))
    assert words.summary == summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_word_with_the_same_places_to_fill(language: str) -> None:
    english, other = asdict(words_of(salon())), asdict(words_of(salon(language=language)))
    assert all(other.values())
    assert {name: places(text) for name, text in other.items()} == {
        name: places(text) for name, text in english.items()
    }
    assert language == "en" or other != english


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
