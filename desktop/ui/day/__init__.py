"""The day: columns of time with bookings and blocked time on them."""
