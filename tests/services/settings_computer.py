"""A computer whose settings may come from the environment, an administrator, or the owner."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.services.settings import Settings
from desktop.services.vault import Vault
from tests.services.fake_keyring import FakeKeyring


@dataclass
class Computer:
    folder: Path
    site: Path
    environ: dict[str, str] = field(default_factory=dict)
    ring: FakeKeyring = field(default_factory=FakeKeyring)

    @property
    def settings(self) -> Settings:
        """Settings as a new run has them."""
        return Settings(self.folder, self.site, self.environ, Vault("Trimsy Desk", self.ring))

    def administer(self, text: str) -> None:
        self.site.mkdir(exist_ok=True)
        (self.site / "registration.toml").write_text(text, encoding="utf-8")

    @property
    def file(self) -> Path:
        return self.folder / "settings.json"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "user", tmp_path / "site")
