"""The alliance desk: a portfolio, and a dossier per alliance that walks the seven steps."""
