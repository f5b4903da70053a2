"""`./run bench orders`. Nothing here is imported by the shop."""
