"""Web pages: a safe tree, the article's text and the nature of its parts, what the page says of itself."""
