"""The form in which a booking is made or changed, and the one for walk-ins."""
