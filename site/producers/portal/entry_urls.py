"""Addresses of applying, and of coming in."""

applying = []
area = []
