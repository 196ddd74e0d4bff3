"""What the engine knows of the sources: words, shingles, sentences, and where they stand."""
