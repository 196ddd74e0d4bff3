"""What press databases export: one file with many articles, each under a head of fields."""
