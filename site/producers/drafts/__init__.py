"""What producers write, from the first word until staff have approved it."""
