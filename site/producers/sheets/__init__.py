"""Many products in one spreadsheet: given out, read, looked through, taken over."""
