"""Screens and the command line. Holds no rules: it parses, calls, shows."""
