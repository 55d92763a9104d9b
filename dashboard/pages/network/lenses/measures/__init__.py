"""Measures: who stands where by one number, and the network in numbers."""
