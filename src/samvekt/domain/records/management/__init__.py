"""Tasks of the log for those who run the site."""
