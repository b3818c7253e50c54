"""Values that lanes hand to each other."""

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from desktop.core import models
from desktop.core.models import Meeting
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import booking, details, meeting

VALUES = [kind for kind in vars(models).values() if isinstance(kind, type) and is_dataclass(kind)]


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_every_model_is_frozen_and_can_be_compared(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]  # set by @dataclass
    assert kind.__dataclass_params__.eq  # type: ignore[attr-defined]  # set by @dataclass
    assert "__slots__" in vars(kind)


def test_a_value_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        booking().minutes = 5  # type: ignore[misc]  # what is tested


@pytest.mark.parametrize("field", [field.name for field in fields(Meeting)])
def test_a_difference_in_any_field_of_a_meeting_is_a_difference(field: str) -> None:
    assert details(meeting(**{field: "different"})) != details(meeting())


def test_a_meeting_with_the_same_trouble_is_the_same() -> None:
    one, other = (meeting(trouble=AppError(Kind.BUSY, code="429", request_id="r")) for _ in "ab")
    assert one == other
