"""The shop's texts, for whoever makes the English: what waits, side by side, as a PO file."""
