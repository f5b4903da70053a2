"""The public form in which wholesale buyers ask about a product."""
