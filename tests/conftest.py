"""Settings that hold for every test."""

import os

from hypothesis import settings

# Widgets draw into memory: no screen is needed, and no window gets in the way of whoever works.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A loaded machine makes no example wrong; the same examples on every run make a failure repeatable.
settings.register_profile("steady", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("steady")
