"""Stand-ins for programs that are not on every computer."""

from pathlib import Path


class Programs:
    """Stand-ins on PATH that write down what they were asked, and answer."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.said = folder, folder / "said"

    def answer(self, name: str, script: str = "") -> None:
        file = self.folder / name
        asked = f'printf "%s" "{name}" >> {self.said}; for a in "$@"; do\n'
        asked += f"  printf ' %s' \"$a\" >> {self.said}\ndone; echo >> {self.said}\n"
        file.write_text(f"#!/bin/sh\n{asked}{script}\n", encoding="utf-8")
        file.chmod(0o755)

    @property
    def asked(self) -> list[str]:
        return self.said.read_text(encoding="utf-8").splitlines() if self.said.exists() else []
