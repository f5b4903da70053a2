"""Many at once, over HTTP, against the shop's own processes on PostgreSQL; some of them killed."""
