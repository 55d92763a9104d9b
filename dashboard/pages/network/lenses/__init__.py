"""Ways to look into a network: each answers one question of people, in the panel and on the canvas."""
