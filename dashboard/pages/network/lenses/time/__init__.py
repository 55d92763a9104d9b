"""Time: two dates or two revisions side by side."""
