"""What the pages of a round ask: the frame, options, phases, people, files."""
