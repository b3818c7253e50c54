"""What a customer is told: the words, and the ways by which they leave the app."""
