"""Step 2: who could join, why each is on the list, and who was excluded and why."""
