"""Alliances: five conditions, the value to each party, and the steps that lead there (methods 1)."""
