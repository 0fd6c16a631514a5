"""The command line: `samvekt` on files, without Django."""
