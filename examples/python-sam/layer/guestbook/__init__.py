"""What both functions know of an entry."""

LONGEST = 280


def cleaned(text):
    """The text of an entry: one line, and not too long."""
    return " ".join(str(text).split())[:LONGEST]
