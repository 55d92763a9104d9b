"""Deeds: the only way to change the network. A command plans a change set, `run` applies it."""
