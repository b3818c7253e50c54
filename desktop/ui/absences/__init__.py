"""Breaks and absences of staff."""
