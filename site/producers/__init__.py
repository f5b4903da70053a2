"""Producers and the shop: what they hear of their goods and papers."""
