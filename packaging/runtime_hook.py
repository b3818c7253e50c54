"""Runs in the built program before anything else of it, PyInstaller's part for Qt included."""

import os

from desktop.services.environment import keep

keep(os.environ)
