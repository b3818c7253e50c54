"""The command line: open the app, look around in practice mode, or ask a build about itself."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.services.screen import NO_SCREEN, has_screen


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    arguments = argparse.ArgumentParser(prog="trimsy-desk", description="The front desk of a salon")
    arguments.add_argument(
        "profile", nargs="?", type=Path, help="a salon profile (.trimsy) to look into"
    )
    arguments.add_argument("--version", action="version", version=f"Trimsy Desk {__version__}")
    arguments.add_argument(
        "--data", type=Path, metavar="DIR", help="keep the book, settings and logs in DIR"
    )
    arguments.add_argument(
        "--practice",
        action="store_true",
        help="a sample salon on a practice cloud; none of it is real",
    )
    arguments.add_argument(
        "--self-test", action="store_true", help="check this installation and print one JSON object"
    )
    arguments.add_argument(
        "--report", type=Path, metavar="FILE", help="with --self-test: write the JSON to FILE too"
    )
    return arguments


def main(argv: Sequence[str] | None = None) -> int:
    """Run the app and return its exit code: 0 is well, 1 is not, 2 is a wrong command line."""
    arguments = parser()
    wanted = arguments.parse_args(argv)
    if wanted.report and not wanted.self_test:
        arguments.error("--report goes with --self-test")
    if wanted.self_test:
        from desktop.selftest import run as run_self_test

        return run_self_test(wanted.report)
    if not has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 1
    from desktop.app import run

    return run(data=wanted.data, practice=wanted.practice, profile=wanted.profile)


if __name__ == "__main__":
    sys.exit(main())
