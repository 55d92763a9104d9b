"""How much a ranking hangs on weights and on what is not known (methods 3)."""
