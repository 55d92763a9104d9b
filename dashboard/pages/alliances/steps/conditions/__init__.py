"""Step 4: five conditions, as assessors of every party see them."""
