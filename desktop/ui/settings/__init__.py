"""The settings dialog: one file per page."""
