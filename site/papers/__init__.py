"""Documents and scans: what may be sent, and how they are given out."""
