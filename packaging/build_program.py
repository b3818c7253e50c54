"""Builds the program for this system, looks at what came out, and has it test itself.

``python packaging/build_program.py`` in an environment with requirements-package.lock; see
product.py for where things lie afterwards. ``--twice`` builds it once more and tells which files
differ.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import icons
import product
import sizes
from reproducibility import differences

_EARLIEST = "315532800"
"""The first of January 1980: nothing in a zip file is older."""

LOG = product.WORK / "pyinstaller.log"
SIZES = product.DIST / "sizes.md"
SELF_TEST_SECONDS = 120

_BEHIND_THE_WINDOW = ("time_zones", "keyring", "main_job")
"""Checks of the self-test that nobody waits for who opens the program."""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What a program says of itself; ``to_window`` are seconds, None where it said nothing."""

    wrong: list[str]
    to_window: float | None = None


def main() -> int:
    """Return 0 when there is a program, it is sound, and small enough."""
    arguments = argparse.ArgumentParser(description="Build the program for this system")
    arguments.add_argument("--twice", action="store_true", help="build again, and compare")
    wanted = arguments.parse_args()
    icons.make()
    try:
        build(product.DIST)
        if wanted.twice:
            again = product.WORK / "again"
            build(again)
            different = differences(product.PROGRAM_FOLDER, again / product.PROGRAM)
            print("\n".join(["Built twice; what differs:", *(different or ["nothing"])]))
    except subprocess.CalledProcessError:
        print(LOG.read_text(encoding="utf-8"))
        print(f"PyInstaller built no program: the reason is above, and in {LOG}", file=sys.stderr)
        return 1
    found = list(sizes.parts())
    show(sizes.table(found))
    asked = self_test(product.built_program())
    print(start_line(asked, self_test(sys.executable, "-m", "desktop")))
    wrong = [*sizes.complaints(found), *asked.wrong]
    print("\n".join(wrong) or f"{product.PROGRAM_FOLDER} is ready")
    return 1 if wrong else 0


def build(dist: Path) -> None:
    """Have PyInstaller build into ``dist``, from nothing, the same for the same tree."""
    work = product.WORK / "pyinstaller"
    for folder in (dist / product.PROGRAM, work):
        shutil.rmtree(folder, ignore_errors=True)
    env = {
        "PYINSTALLER_CONFIG_DIR": str(work),  # its cache of stripped libraries
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": made_at(),
    }
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm")
    where = (f"--distpath={dist}", f"--workpath={work}")
    with LOG.open("w", encoding="utf-8") as log:
        subprocess.run(
            (*command, *where, str(product.PACKAGING / "trimsy_desk.spec")),
            cwd=product.ROOT,
            env=os.environ | env,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=True,
        )


def made_at() -> str:
    """Return the second since 1970 that the program is from: that of the tree's last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    command = ("git", "log", "--max-count=1", "--format=%ct")
    try:
        said = subprocess.run(
            command, cwd=product.ROOT, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):  # no checkout, or no git
        return _EARLIEST
    return said.strip() or _EARLIEST


def show(table: str) -> None:
    """Print the sizes, keep them beside the program, and put them on the page of GitHub's run."""
    print(table)
    SIZES.write_text(table, encoding="utf-8")
    if page := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(page).open("a", encoding="utf-8") as summary:
            summary.write(f"{table}\n")


def self_test(*command: str | Path) -> SelfTest:
    """Have the program test itself in an empty environment."""
    report = product.WORK / "self-test.json"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    began = time.perf_counter()
    try:
        # a program without a console has no other way to answer on Windows than the report
        ended = subprocess.run(
            (*command, "--self-test", "--report", report),
            cwd=product.ROOT,
            env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
            capture_output=True,
            text=True,
            check=False,
            timeout=SELF_TEST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        # Windows tells of a crash in a window, and waits until somebody closes it
        return SelfTest([f"{command[0]} --self-test was not over after {SELF_TEST_SECONDS} s"])
    took = time.perf_counter() - began
    if not report.exists():
        return SelfTest([f"no answer from {command[0]} --self-test: {ended.stderr}"])
    checks = json.loads(report.read_text(encoding="utf-8"))["checks"]
    wrong = [f"{name}: {check['error']}" for name, check in checks.items() if not check["ok"]]
    if not wrong and ended.returncode:
        wrong.append(f"all is well, it says, and ends with {ended.returncode}")
    behind = sum(checks[name]["seconds"] for name in _BEHIND_THE_WINDOW if name in checks)
    return SelfTest(wrong, took - behind)


def start_line(built: SelfTest, from_source: SelfTest) -> str:
    """Return how long the start takes: from the command until the window is drawn, and gone again.

    It is the time of a self-test without what a start leaves for later, so a little too much.
    """
    times = (
        "unknown" if one.to_window is None else f"{one.to_window:.1f} s"
        for one in (built, from_source)
    )
    return "First window after {}; from source {}".format(*times)


if __name__ == "__main__":
    sys.exit(main())
