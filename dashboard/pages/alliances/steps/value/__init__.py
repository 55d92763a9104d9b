"""Step 5: what the partnership yields and costs each party, and what it does to the network."""
