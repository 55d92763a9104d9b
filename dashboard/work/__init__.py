"""Long work off the request: carried out in a process of its own, told how far it is, stopped when nobody wants it."""
