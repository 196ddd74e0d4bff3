"""What attribution knows of grammar: sentences, noun phrases, verbs and their subjects."""
