"""Every act in the cloud and every way it can end, in words."""

from datetime import UTC, datetime

import pytest

from desktop.core.cloud_log import CloudAct, LogEntry
from desktop.core.troubles import AppError, Kind
from desktop.ui.booking.log_words import entry_words

AT = datetime(2026, 5, 4, 8, 20, tzinfo=UTC)


def words(what: CloudAct, kind: Kind | None = None) -> str:
    return entry_words(LogEntry(1, AT, what, AppError(kind) if kind else None))


def test_what_went_well() -> None:
    assert [words(act) for act in CloudAct] == [
        "Meeting made",
        "Times and waiting room set",
        "Meeting deleted",
        "Read back",
        "Meeting that no booking needs deleted",
        "Sign-in renewed",
        "Connection checked",
    ]


def test_what_went_wrong_says_why() -> None:
    assert [words(act, Kind.BUSY) for act in CloudAct] == [
        "Could not be made: Microsoft is busy",
        "Could not be changed: Microsoft is busy",
        "Could not be deleted: Microsoft is busy",
        "Could not be read back: Microsoft is busy",
        "Meeting that no booking needs could not be deleted: Microsoft is busy",
        "Sign-in could not be renewed: Microsoft is busy",
        "Connection checked: Microsoft is busy",
    ]


@pytest.mark.parametrize(
    ("what", "kind", "expected"),
    [
        (CloudAct.READ, Kind.MEETING_GONE, "Read back: The meeting no longer exists"),
        (
            CloudAct.READ,
            Kind.MEETING_CHANGED,
            "Read back: The meeting was changed in Microsoft Teams",
        ),
        (
            CloudAct.CREATE,
            Kind.MEETING_GONE,
            "An earlier meeting was deleted: another one is made",
        ),
        (
            CloudAct.CHANGE,
            Kind.MEETING_GONE,
            "Could not be changed: The meeting no longer exists",
        ),
    ],
)
def test_what_was_found_is_no_failure(what: CloudAct, kind: Kind, expected: str) -> None:
    assert words(what, kind) == expected
