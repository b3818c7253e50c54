"""Day and week sheets on paper."""
