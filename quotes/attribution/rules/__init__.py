"""The rules that credit a quotation from the words of its own sentence."""
