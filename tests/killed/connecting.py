"""Signing the salon in, once, as a person does before all else."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.services.account import Account
from desktop.services.attempt import Attempt
from desktop.services.backstage import Http
from desktop.services.home import home
from desktop.services.settings import Settings
from desktop.services.vault import Vault
from tests.killed.reports import Reports


def connect(data: Path, reports: Reports, now: Callable[[], datetime]) -> None:
    """Keep Anna's session in this process's keyring; the test is the browser, and gets the link."""
    ours = home(data, practice=False)
    vault = Vault(ours.keyring_name)
    settings = Settings(ours.config, ours.site_config, dict(os.environ), vault)
    http = Http()
    account = Account(settings.registration, vault, lambda: http.client, now)
    account.sign_in(Attempt(), lambda link: reports.tell("link", link=link))
