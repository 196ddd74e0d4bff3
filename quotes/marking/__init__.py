"""From a text to its quotations: marks, the stretches between them, and what each stretch is."""
