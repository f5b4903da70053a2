"""Texts kept in a column for each language, and of which Vietnamese an English text is made."""
