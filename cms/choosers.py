"""The pages on which an editor chooses a record of the catalogue."""
