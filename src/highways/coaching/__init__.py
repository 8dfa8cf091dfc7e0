"""Coaching: what a coach may do, which signs need whom, scenes to rehearse, and an agreement to begin with."""
