"""What is dated: articles and events, their order, feeds and calendar files."""
