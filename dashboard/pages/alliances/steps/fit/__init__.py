"""Step 3: who fits, how firm that is, and what would change it."""
