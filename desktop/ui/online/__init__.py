"""Today's online appointments, and reminders of them."""
