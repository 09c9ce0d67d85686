"""Printed test sheets: from a deck to a plan (items, parts, marks, variants) to a PDF, Word file, page or text."""
