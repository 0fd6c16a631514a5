"""What has happened: an append-only, hash-chained log of events."""
