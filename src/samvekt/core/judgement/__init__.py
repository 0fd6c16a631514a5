"""What a panel judged: the middle, the spread, the agreement, and what changed."""
