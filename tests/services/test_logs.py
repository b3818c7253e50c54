import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.services import logs

TOKEN = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJuYW1lIjoiQW5uYSJ9.c2lnbmF0dXJlIG9mIGEgdG9rZW4"


@pytest.fixture
def stop(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Logging as the app has it; everything as it was afterwards."""
    root, level = logging.getLogger(), logging.getLogger().level
    hooks = sys.excepthook, threading.excepthook
    stopped: list[bool] = []
    end = logs.start(tmp_path / "logs")

    def once() -> None:
        if not stopped:
            stopped.append(True)
            end()

    yield once
    once()
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks


def written(folder: Path) -> str:
    return (folder / "logs" / "trimsy-desk.log").read_text(encoding="utf-8")


def test_what_happens_is_written_with_time_level_and_place(
    stop: Callable[[], None], tmp_path: Path
) -> None:
    logging.getLogger("desktop.services.account").info("signed in")
    logging.getLogger("desktop.services.account").debug("too much")
    stop()
    (line,) = written(tmp_path).splitlines()
    assert line.endswith(" INFO desktop.services.account signed in")


@pytest.mark.parametrize("name", [*logs.QUIET, "httpcore.http11", "msal.token_cache"])
def test_libraries_that_tell_too_much_are_left_out(
    stop: Callable[[], None], tmp_path: Path, name: str
) -> None:
    logging.getLogger(name).critical("Authorization: Bearer")
    stop()
    assert written(tmp_path) == ""


def test_after_the_end_nothing_is_written(stop: Callable[[], None], tmp_path: Path) -> None:
    stop()
    logging.getLogger("desktop").warning("late")
    assert written(tmp_path) == ""


def test_an_exception_nobody_caught_is_written_without_its_variables(
    stop: Callable[[], None], tmp_path: Path
) -> None:
    phone = "0151 " + "2345678"

    def ends_badly(phone: str) -> None:
        raise KeyError(len(phone))

    thread = threading.Thread(target=ends_badly, args=(phone,))
    thread.start()
    thread.join()
    try:
        ends_badly(phone)
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    stop()
    said = written(tmp_path)
    assert said.count("CRITICAL desktop.services.logs uncaught") == 2
    assert said.count("KeyError: 12") == 2
    assert "ends_badly" in said
    assert phone not in said


@pytest.mark.parametrize(
    "secret",
    [TOKEN, "1.AXoAmoVT2e-OQECH6Xy_ab." * 20, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"],
    ids=["token", "code", "verifier"],
)
def test_what_looks_like_a_secret_is_taken_out_of_texts_and_tracebacks(
    stop: Callable[[], None], tmp_path: Path, secret: str
) -> None:
    log = logging.getLogger("desktop")
    try:
        raise ValueError(f"invalid literal for int() with base 10: {secret!r}")
    except ValueError:
        log.exception("asked with %s", secret)
    stop()
    said = written(tmp_path)
    assert secret[:45] not in said
    assert "ValueError: invalid literal for int() with base 10: '…'" in said


def test_ids_it_asks_for_stay_readable(stop: Callable[[], None], tmp_path: Path) -> None:
    number = "client-request-id 0000aaaa-11bb-cccc-dd22-eeeeee333333"
    logging.getLogger("desktop.services.http").info(number)
    stop()
    assert number in written(tmp_path)


def test_without_a_folder_the_app_logs_to_standard_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    program = (
        "import logging, pathlib; from desktop.services import logs;"
        f"logs.start(pathlib.Path({str(tmp_path / 'file' / 'logs')!r}));"
        "logging.getLogger('desktop').warning('still here')"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "still here" in run.stderr


def test_the_last_lines_are_written_when_the_program_ends(tmp_path: Path) -> None:
    program = (
        "import logging, pathlib; from desktop.services import logs;"
        f"logs.start(pathlib.Path({str(tmp_path / 'logs')!r}));"
        "logging.getLogger('desktop').warning('the last line');"
        "raise SystemExit(0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    assert "the last line" in written(tmp_path)


def test_a_silenced_library_says_nothing_to_anybody(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("talkative.library")
    logs.silence("talkative")
    caplog.set_level(logging.DEBUG, logger="talkative.library")
    log.critical("a code")
    logging.getLogger("talkativeness").critical("something else")
    assert [record.message for record in caplog.records] == ["something else"]
