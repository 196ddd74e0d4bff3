"""Check drafts against sources: a verdict for each quotation."""
