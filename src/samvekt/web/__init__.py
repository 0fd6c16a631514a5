"""Pages: the door people use in a browser."""
