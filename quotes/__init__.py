"""Find quotations, say who is credited, and name the wording changes between two texts."""
