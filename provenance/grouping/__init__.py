"""From what was found to passages, their variants and witnesses, and to what stands in none."""
