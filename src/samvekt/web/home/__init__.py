"""The front page, and the page that waits when one has signed in."""
