"""Dates as people type them here, day first. The first of each is what `type="date"` sends."""

DATES = ["%Y-%m-%d", "%d/%m/%Y"]
MOMENTS = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M",
    "%d/%m/%Y %H:%M",
]
