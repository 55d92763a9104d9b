"""Stakeholders: power and interest, salience, engagement, influence; unknowns told as such (methods 6)."""
