"""Tasks for those who run the site."""
