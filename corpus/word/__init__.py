"""Word documents: their text as an editor sees it, and the way back from the text to the file's runs."""
