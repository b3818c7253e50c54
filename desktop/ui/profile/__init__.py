"""A salon's profile, from one desk to another."""
