"""The steps of a dossier, a room each."""
