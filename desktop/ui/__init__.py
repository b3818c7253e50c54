"""What is on the screen. No business rule, no SQL, no HTTP."""
