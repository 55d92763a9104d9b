"""Step 7: how the alliance goes on."""
