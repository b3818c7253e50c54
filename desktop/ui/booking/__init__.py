"""What can be done with a booking, taken back, and done again."""
