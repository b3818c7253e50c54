"""Lists: bookings and customers out to a file, customers and appointments in from one."""
