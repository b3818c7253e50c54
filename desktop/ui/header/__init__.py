"""Which day or week is shown, and ways to others."""
