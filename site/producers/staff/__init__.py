"""Staff's screens for producers, in the page editor."""
