"""Customers: found, known, and forgotten for good."""
