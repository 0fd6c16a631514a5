"""Samvekt: set priorities in health and care together and in the open."""

__version__ = "0.1.0.dev0"

METHOD_VERSION = 1
"""Raised by any change that could move a rank; a stored result names the version that made it."""
