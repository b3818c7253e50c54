"""What building the program asks of git, and of the program that was built."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import build_program
import product
import pytest
from macos import bundle

SOUND = {"window": {"ok": True}}
FAULTY = SOUND | {"keyring": {"ok": False, "error": "locked", "seconds": 0.1}}


@pytest.fixture
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(product, "WORK", tmp_path)
    return tmp_path


def program(folder: Path, says: str, code: int) -> Path:
    """A stand-in that is asked as the built one is: ``--self-test --report FILE``."""
    if sys.platform == "win32":
        pytest.skip("the stand-in for the program is a shell script")
    file = folder / "desk"
    file.write_text(f"#!/bin/sh\n{says}\necho 'bad luck' >&2\nexit {code}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.mark.parametrize(
    ("checks", "code", "complaints"),
    [
        (SOUND, 0, []),
        (FAULTY, 1, ["keyring: locked"]),
        (SOUND, 3, ["all is well, it says, and ends with 3"]),
    ],
)
def test_the_program_is_asked_what_is_wrong_with_it(
    at_work: Path, checks: dict[str, object], code: int, complaints: list[str]
) -> None:
    says = f"printf '%s' '{json.dumps({'checks': checks})}' > \"$3\""
    assert build_program.self_test(program(at_work, says, code)).wrong == complaints


def test_a_program_that_leaves_no_report_is_not_taken_by_an_older_one(at_work: Path) -> None:
    (at_work / "self-test.json").write_text(json.dumps({"checks": SOUND}), encoding="utf-8")
    silent = program(at_work, 'test "$1" = --self-test', 0)
    assert build_program.self_test(silent) == build_program.SelfTest(
        [f"no answer from {silent} --self-test: bad luck\n"]
    )


def test_a_program_that_never_comes_back_is_complained_about(
    at_work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a crash is told in a window that waits for somebody."""
    monkeypatch.setattr(build_program, "SELF_TEST_SECONDS", 0.2)
    stuck = program(at_work, "exec sleep 60", 0)
    (wrong,) = build_program.self_test(stuck).wrong
    assert wrong == f"{stuck} --self-test was not over after 0.2 s"


def test_the_start_is_told_without_what_a_person_does_not_wait_for(at_work: Path) -> None:
    checks = SOUND | {"main_job": {"ok": True, "seconds": 1000.0}}
    says = f"printf '%s' '{json.dumps({'checks': checks})}' > \"$3\""
    seconds = build_program.self_test(program(at_work, says, 0)).to_window
    assert seconds is not None
    assert -1000.0 < seconds < -1000.0 + build_program.SELF_TEST_SECONDS
    built, silent = build_program.SelfTest([], 1.26), build_program.SelfTest(["no answer"])
    assert (
        build_program.start_line(built, silent) == "First window after 1.3 s; from source unknown"
    )


@pytest.fixture
def command_line(at_work: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command line, with stand-ins for what takes long; a call of PyInstaller fails."""

    def run(*options: str, fails_at: int) -> int:
        calls: list[Path] = []

        def pyinstaller(dist: Path) -> None:
            calls.append(dist)
            if len(calls) == fails_at:
                raise subprocess.CalledProcessError(1, "PyInstaller")

        monkeypatch.setattr(build_program, "build", pyinstaller)
        monkeypatch.setattr(sys, "argv", ["build_program.py", *options])
        return build_program.main()

    monkeypatch.setattr(build_program.icons, "make", lambda: None)
    monkeypatch.setattr(build_program, "differences", lambda one, other: [])
    monkeypatch.setattr(build_program, "LOG", at_work / "pyinstaller.log")
    build_program.LOG.write_text("no such module", encoding="utf-8")
    return run


@pytest.mark.parametrize(("options", "fails_at"), [((), 1), (("--twice",), 2)])
def test_what_pyinstaller_did_not_build_ends_with_its_log_and_a_word(
    command_line: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    fails_at: int,
) -> None:
    assert command_line(*options, fails_at=fails_at) == 1
    out, err = capsys.readouterr()
    assert "no such module" in out
    assert err.startswith("PyInstaller built no program")


def test_the_sizes_stand_on_the_page_of_githubs_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, sizes = tmp_path / "page.md", tmp_path / "sizes.md"
    page.write_text("before\n", encoding="utf-8")
    monkeypatch.setattr(build_program, "SIZES", sizes)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    build_program.show("| a table |\n")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    build_program.show("| not on GitHub |\n")
    assert page.read_text(encoding="utf-8") == "before\n| a table |\n\n"
    assert sizes.read_text(encoding="utf-8") == "| not on GitHub |\n"
    assert "| a table |" in capsys.readouterr().out


def test_each_system_has_its_program_where_its_own_scripts_look() -> None:
    assert product.built_program("darwin") == bundle.executable(product.APP)
    assert product.built_program("win32") == product.executable(windows=True)
    assert product.built_program("linux") == product.executable()


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_it_is_from_when_its_last_commit_is_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*command: str) -> None:
        subprocess.run(["git", "-C", tmp_path, *command], check=True, capture_output=True)

    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)  # it may want commits to be signed
    git("init")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Rosa")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "rosa@salon.example")
        monkeypatch.setenv(f"GIT_{name}_DATE", "1000000000 +0000")
    git("commit", "--allow-empty", "--message=first")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "1767225600 +0100")
    git("commit", "--allow-empty", "--message=last")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(product, "ROOT", tmp_path)
    assert build_program.made_at() == "1767225600"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert build_program.made_at() == "1"


def test_without_a_checkout_it_is_from_1980(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setattr(product, "ROOT", tmp_path)
    assert build_program.made_at() == "315532800"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build_program.made_at() == "315532800"
