"""Round every step of a dossier: its head, the line of steps, and the gate."""
