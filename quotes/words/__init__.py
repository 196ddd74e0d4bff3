"""What words are: folded, counted, spelt otherwise, read as numbers and dates, known to the word lists."""
