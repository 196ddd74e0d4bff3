"""From two wordings of one text to the changes between them, each with its kind."""
