"""Step 6: what the parties agreed."""
