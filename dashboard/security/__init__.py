"""Who may come in, from where, with how much, and what the browser may do with the answer."""
