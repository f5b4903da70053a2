"""Oscar as it comes: its own templates, strategy and checkout, in an environment of its own."""
