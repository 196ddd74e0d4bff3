"""From the characters of a PDF's pages to paragraphs: one module for each step of the walk.

characters -> lines -> furniture (page labels) -> order (columns) -> notes -> paragraphs -> assemble
"""
