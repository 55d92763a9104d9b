"""The table twin of the canvas."""
