"""Every act has its sentence, and no two of them the same."""

import pytest

from desktop.core.models import Act, Change, Customer, CustomerKind, Status
from desktop.ui.booking.act_words import absence_words, act_words, marked_words, status_text

TOLD = [act for act in Act if act not in {Act.UNDONE, Act.MARKED}]


def test_every_act_has_a_sentence_of_its_own() -> None:
    sentences = [act_words(Change(1, 1, act), "Zoë") for act in TOLD]
    assert len(set(sentences)) == len(TOLD)
    assert all("Zoë" in words for words in sentences if words != "Nothing was changed.")
    assert not [words for words in sentences if "{" in words]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.BOOKED, "Zoë is booked 6 times."),
        (Act.MOVED, "6 bookings of Zoë are moved."),
        (Act.CHANGED, "6 bookings of Zoë are changed."),
        (Act.CANCELLED, "6 bookings of Zoë are cancelled."),
    ],
)
def test_an_act_on_a_series_says_how_many(act: Act, words: str) -> None:
    assert act_words(Change(1, 1, act, count=6), "Zoë") == words


def test_an_act_without_a_sentence_for_many_says_that_nothing_was_changed() -> None:
    """As a cancelling does that finds a series cancelled already, undone and redone before."""
    assert act_words(Change(1, 1, Act.UNDONE, count=3), "Zoë") == "Nothing was changed."


def test_an_absence_is_told_without_a_name() -> None:
    acts = [act for act in Act if act.startswith("absence")] + [Act.UNDONE, Act.UNCHANGED]
    assert [absence_words(Change(1, 0, act)) for act in acts] == [
        "The absence is added.",
        "The absence is changed.",
        "The absence is removed.",
        "The absence is back.",
        "Nothing was changed.",
    ]


def test_every_status_has_a_name_of_its_own() -> None:
    assert len({status_text(status) for status in Status}) == len(Status)


def test_a_mark_says_whose_and_which() -> None:
    assert marked_words(Customer(1, "Zoë"), Status.ARRIVED) == "Zoë: Arrived."
    walk_in = Customer(1, "", kind=CustomerKind.WALK_IN)
    assert marked_words(walk_in, Status.DONE) == "Walk-in: Done."
