"""A profile is read line by line: what cannot be used is left out and named."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import profile_reading
from desktop.core.models import Span
from desktop.core.profile import Profile
from desktop.core.profile_reading import LONGEST, MOST, MOST_DOTS, NotAProfile, ProfileRead, Refusal
from tests.core.salon_profile import FILE, ID, WEEK, read


def said(*lines: str) -> ProfileRead:
    """What is read of a profile with these lines."""
    return read("\n".join(["trimsy_profile = 1", *lines]))


def refusal(text: str) -> Refusal:
    with pytest.raises(NotAProfile) as refused:
        read(text)
    return refused.value.refusal


def test_nothing_that_hides_comes_in_with_a_name() -> None:
    found = said(
        r'staff = ["\u202eaim", "Mi\u2069a", "\u200b\u00ad", "\u0645\u06cc\u200c\u0646\u0627"]',
        r"""[salon]
"\u2066x\ny" = 1""",
    )
    assert found.profile.staff == ("aim", "Mia", "\u0645\u06cc\u200c\u0646\u0627")
    assert found.left_out == ("staff 3", "salon.x y")


@pytest.mark.parametrize("made_of", ["a.", "a . ", '"a".'])
def test_a_name_made_to_be_slow_is_refused_before_it_is_parsed(
    monkeypatch: pytest.MonkeyPatch, made_of: str
) -> None:
    """Parsing takes half a minute for it."""

    def parse(text: str, **_how: object) -> None:
        pytest.fail("it is being parsed")

    monkeypatch.setattr(profile_reading.tomllib, "loads", parse)
    assert refusal(f"trimsy_profile = 1\n{made_of * 50_000}b = 1") is Refusal.NO_PROFILE


def test_a_line_may_have_as_many_dots_as_a_list_of_prices() -> None:
    assert said(f"# {'.' * MOST_DOTS}", "staff = ['Mia']").left_out == ()


def test_a_person_is_named_once() -> None:
    found = said('staff = ["Mia", "Tom", "mia", "MIA"]')
    assert (found.profile.staff, found.left_out) == (("Mia", "Tom"), ())


def test_the_longest_name_is_taken() -> None:
    assert said(f"staff = ['{'x' * LONGEST}']").profile.staff == ("x" * LONGEST,)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotAProfile):
        read(f"trimsy_profile = 1\n{text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Refusal.NO_PROFILE),
        ("hello", Refusal.NO_PROFILE),
        ("<html>", Refusal.NO_PROFILE),
        ('client_id = "x"', Refusal.NO_PROFILE),
        ("trimsy_profile = true", Refusal.NO_PROFILE),
        ('trimsy_profile = "1"', Refusal.NO_PROFILE),
        ("trimsy_profile = 0", Refusal.NO_PROFILE),
        ("trimsy_profile = 1\nx = " + "9" * 5000, Refusal.NO_PROFILE),
        ("trimsy_profile = 1\nx = 1e9999999999999999999", Refusal.NO_PROFILE),
        ("trimsy_profile = 1\nx = " + "[" * 100_000, Refusal.NO_PROFILE),
        ("trimsy_profile = 2\nstaff = []", Refusal.NEWER),
        ("trimsy_profile = 1", Refusal.EMPTY),
        ("trimsy_profile = 1\nstaff = []\n[salon]\nname = ' '", Refusal.EMPTY),
        ("trimsy_profile = 1\nstaf = ['Mia']", Refusal.EMPTY),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_profile_is_refused(text: str, expected: Refusal) -> None:
    assert refusal(text) is expected


@pytest.mark.parametrize(
    ("lines", "left_out"),
    [
        ('staff = ["Mia", 7, "", "mia"]', ["staff 2", "staff 3"]),
        ('[salon]\ncountry = "Germany"', ["salon.country"]),
        ('[salon]\ntime_zone = "Berlin"', ["salon.time_zone"]),
        ('[salon]\ntime_zone = "../../etc/passwd"', ["salon.time_zone"]),
        ('[salon]\nlanguage = "German"\nname = 3', ["salon.language", "salon.name"]),
        ('[salon]\nonline = "zoom"\nowner = "Rosa"', ["salon.online", "salon.owner"]),
        ("[salon]\nname = " + repr("x" * (LONGEST + 1)), ["salon.name"]),
        (
            '[microsoft]\nclient_id = "no"\ntenant = "nodot"',
            ["microsoft.client_id", "microsoft.tenant"],
        ),
        ('[microsoft]\ntenant = "yoursalon.com"', ["microsoft.tenant"]),
        (
            f'[microsoft]\nclient_id = "{ID}"\nclient_secret = "abc"',
            ["microsoft.client_secret"],
        ),
        ('customers = ["Anna"]', ["customers"]),
        ("staff = " + repr(["x"] * (MOST + 1)), ["staff"]),
        (
            '[hours]\nmonday = ["9-18"]',
            [
                f"hours.{day}"
                for day in (
                    "friday",
                    "monday",
                    "saturday",
                    "sunday",
                    "thursday",
                    "tuesday",
                    "wednesday",
                )
            ],
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_used_is_left_out_and_named(lines: str, left_out: list[str]) -> None:
    found = said(lines, "[[services]]", "name = 'Cut'", "minutes = 45")
    assert [one.name for one in found.profile.services] == ["Cut"]
    assert sorted(found.left_out) == left_out


def test_nothing_of_the_right_name_and_the_wrong_kind_trips_it() -> None:
    found = said(
        "staff = 'Mia'", "services = 3", "hours = 4", "salon = []", f"microsoft.client_id = '{ID}'"
    )
    assert found.profile == Profile(client_id=ID)
    assert sorted(found.left_out) == ["hours", "salon", "services", "staff"]


@pytest.mark.parametrize(
    "spans",
    [
        '["09:00-08:00"]',
        '["09:00-09:00"]',
        '["09:00-12:00", "11:00-13:00"]',
        '["24:00-25:00"]',
        '["09:00"]',
        '["12:00-00:00", "13:00-14:00"]',
        '"09:00-18:00"',
        "[9]",
        "true",
    ],
)
def test_hours_that_make_no_sense_leave_all_of_the_week_out(spans: str) -> None:
    days = FILE[FILE.index("[hours]") : FILE.index("[microsoft]")]
    found = said("staff = ['Mia']", days.replace('["12:00-00:00"]', spans))
    assert (found.profile.hours, found.left_out) == (None, ("hours.friday",))


def test_hours_may_stand_in_any_order() -> None:
    days = FILE[FILE.index("[hours]") : FILE.index("[microsoft]")]
    found = said(days.replace('["09:00-13:00", "14:00-18:30"]', '["14:00 – 18:30", "09:00-13:00"]'))
    assert found == ProfileRead(Profile(hours=WEEK))


def test_a_day_may_begin_and_end_at_midnight() -> None:
    days = FILE[FILE.index("[hours]") : FILE.index("[microsoft]")]
    found = said(days.replace('["12:00-00:00"]', '["00:00-01:00", "20:00-00:00"]'))
    assert found.profile.hours is not None
    assert found.profile.hours[4] == (Span(time(0), time(1)), Span(time(20), time(0)))


@pytest.mark.parametrize(
    "wrong",
    [
        "minutes = 45",
        'name = " "\nminutes = 45',
        'name = "Cut"',
        'name = "Cut"\nminutes = "45"',
        'name = "Cut"\nminutes = true',
        'name = "Cut"\nminutes = 4',
        'name = "Cut"\nminutes = 100000',
        'name = "Cut"\nminutes = 45\nbuffer = -5',
        'name = "Cut"\nminutes = 45\nprice = "cheap"',
        'name = "Cut"\nminutes = 45\nprice = nan',
        'name = "Cut"\nminutes = 45\nprice = -1',
        'name = "Cut"\nminutes = 45\nprice = 1.234',
        'name = "Cut"\nminutes = 45\nprice = 1e40',
        'name = "Cut"\nminutes = 45\nprice = 10000000',
        'name = "Cut"\nminutes = 45\nonline = "yes"',
        'name = "Cut"\nminutes = 45\nonline = true\nonline_allowed = false',
    ],
)
def test_a_service_that_could_not_be_saved_is_left_out(wrong: str) -> None:
    found = said("staff = ['Mia']", "[[services]]", wrong)
    assert (found.profile.services, found.left_out) == ((), ("services 1",))


def test_a_service_is_named_once_and_what_is_not_known_of_it_is_told() -> None:
    one = "[[services]]\nname = 'Cut'\nminutes = 45\ncolour = 'red'"
    found = said(one, one.replace("45", "60").replace("Cut", "CUT"))
    assert [(s.name, s.minutes) for s in found.profile.services] == [("Cut", 45)]
    assert found.left_out == ("services 1.colour",)
