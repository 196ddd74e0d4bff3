"""Read, clean and locate documents: the bottom layer, which knows nothing of quotations."""
