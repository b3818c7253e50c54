"""Trimsy Desk: the front desk of a salon."""

__version__ = "0.1.0"
