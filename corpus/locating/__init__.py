"""Where in a document a place is: pages, numbered paragraphs, articles of a treaty."""
