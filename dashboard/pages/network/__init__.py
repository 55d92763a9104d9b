"""The network page: find, focus, filter, style, edit, save and take along what one sees."""
