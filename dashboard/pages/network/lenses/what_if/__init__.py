"""What if: scenarios that are tried, kept and shared beside the facts."""
