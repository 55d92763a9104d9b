"""The frame around every page: navigation, search, undo and redo, notices."""
