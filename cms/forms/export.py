"""Cells of an exported table that no spreadsheet takes for a formula (OWASP, CSV injection)."""

#: A cell that begins with one of these is worked out instead of shown.
STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value):
    """The same text, behind an apostrophe where it would be a formula; phone numbers too."""
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS) else value
