"""All alliances by phase: a board, and the same as a list."""
