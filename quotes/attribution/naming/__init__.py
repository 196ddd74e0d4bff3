"""From "he", a surname or "the mayor" to the name behind it."""
