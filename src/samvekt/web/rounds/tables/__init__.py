"""Reference records in plain words: what each holds, as tables a person can read."""
