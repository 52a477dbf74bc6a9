"""A verdict in words: for people at a terminal, and as JSON for programs."""
