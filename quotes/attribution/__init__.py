"""Who is credited with a quotation: the rules, the phrases they read, and the name behind "he"."""
