"""What is told IT of what was done in the cloud, and when a meeting was last read back."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.cloud_log import CloudAct, LogEntry, read_back_at, request_number, text_for_it
from desktop.core.troubles import AppError, Kind
from tests.core.booking_builder import ACCOUNT

TEN = datetime(2026, 5, 4, 10, 0, 5, tzinfo=UTC)


def entry(
    what: CloudAct, minutes: int = 0, error: AppError | None = None, number: str = ""
) -> LogEntry:
    return LogEntry(7, TEN + timedelta(minutes=minutes), what, error, number)


def test_the_text_for_it_has_account_acts_codes_and_numbers() -> None:
    busy = AppError(Kind.BUSY, code="429 TooManyRequests", request_id="b-2")
    text = text_for_it(
        [
            entry(CloudAct.CREATE, error=busy),
            entry(CloudAct.CREATE, 1, number="c-3"),
            entry(CloudAct.CHANGE, 2, error=AppError(Kind.OFFLINE)),
        ],
        ACCOUNT,
        "1.2.3",
    )
    assert text.splitlines() == [
        "Trimsy Desk 1.2.3, times in UTC",
        "Tenant tenant-1, user user-1",
        "2026-05-04 10:00:05  create: busy 429 TooManyRequests  request-id b-2",
        "2026-05-04 10:01:05  create: ok  request-id c-3",
        "2026-05-04 10:02:05  change: offline",
    ]


def test_without_an_account_there_is_no_line_for_it() -> None:
    assert text_for_it([], None, "1.2.3") == "Trimsy Desk 1.2.3, times in UTC"


def test_a_code_from_outside_cannot_begin_a_line() -> None:
    hostile = AppError(Kind.DOWN, code="502\nTenant\tevil", request_id="x\r\n2026-01-01 create: ok")
    text = text_for_it([entry(CloudAct.READ, error=hostile)], ACCOUNT, "1")
    assert text.splitlines()[2:] == [
        "2026-05-04 10:00:05  read: down 502 Tenant evil  request-id x 2026-01-01 create: ok"
    ]


def test_the_number_of_a_request_is_that_of_its_error_where_there_is_no_other() -> None:
    error = AppError(Kind.BUSY, request_id="of the error")
    entries = (entry(CloudAct.READ, error=error), entry(CloudAct.READ, error=error, number="own"))
    assert [request_number(one) for one in entries] == ["of the error", "own"]


@pytest.mark.parametrize(
    ("entries", "minute"),
    [
        ([], None),
        ([entry(CloudAct.CREATE)], None),
        ([entry(CloudAct.CREATE), entry(CloudAct.CHANGE, 1)], 1),
        ([entry(CloudAct.CHANGE, 1), entry(CloudAct.READ, 5)], 5),
        ([entry(CloudAct.CHANGE, 1), entry(CloudAct.READ, 5, AppError(Kind.OFFLINE))], 1),
        ([entry(CloudAct.CHANGE, 1), entry(CloudAct.READ, 5, AppError(Kind.MEETING_CHANGED))], 5),
        ([entry(CloudAct.CHANGE, 1), entry(CloudAct.READ, 5, AppError(Kind.MEETING_GONE))], 1),
        # a clock that was put back: the last that was done counts
        ([entry(CloudAct.CHANGE, 9), entry(CloudAct.CHANGE, 2)], 2),
    ],
)
def test_a_meeting_is_read_back_where_the_answer_told_all_of_it(
    entries: list[LogEntry], minute: int | None
) -> None:
    expected = None if minute is None else TEN + timedelta(minutes=minute)
    assert read_back_at(entries) == expected
