"""Bytes to tables: one reader per format."""
