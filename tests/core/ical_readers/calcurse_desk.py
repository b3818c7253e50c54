"""A calendar for the terminal nobody here wrote (calcurse): what it makes of a file."""

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from tests.core.ical_readers.needs import missing

LINE = "%(start:epoch)\t%(end:epoch)\t%m\n"


class Calcurse:
    """An empty calendar in ``folder``; calcurse keeps neither UID nor status, only appointments."""

    def __init__(self, folder: Path) -> None:
        if not shutil.which("calcurse"):
            missing("calcurse")
        self._folder = folder

    def take_in(self, file: bytes) -> None:
        """Import the file; calcurse must skip none of it."""
        path = self._folder / "given.ics"
        path.write_bytes(file)
        report = self._run("--import", str(path))
        assert " 0 skipped" in report, report

    def appointments(self, first: datetime, last: datetime) -> dict[str, tuple[int, int]]:
        """Return ``{summary: (start, end)}`` of what is on these days, in seconds since 1970."""
        days = ("--from", f"{first:%m/%d/%Y}", "--to", f"{last:%m/%d/%Y}")
        lines = self._run("--query", *days, "--format-apt", LINE).splitlines()
        found = (line.split("\t") for line in lines if "\t" in line)
        return {summary: (int(start), int(end)) for start, end, summary in found}

    def exported(self) -> bytes:
        return self._run("--export").encode()

    def _run(self, *arguments: str) -> str:
        # it keeps wall-clock times of where it runs: in UTC no hour comes twice
        done = subprocess.run(
            ["calcurse", "-D", str(self._folder), "-C", str(self._folder), *arguments],
            env=os.environ | {"TZ": "UTC", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()
