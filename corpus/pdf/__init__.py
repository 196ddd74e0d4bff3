"""From the characters of a PDF's pages to paragraphs: one module for each step of the walk.

characters -> lines -> order (columns) -> furniture -> notes -> paragraphs -> assemble
"""
