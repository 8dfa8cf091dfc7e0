"""The models, widgets and checks behind the course Roads Become Highways.

A room for each idea: see ``highways.roads`` for the pattern that the others follow.
"""

__version__ = "0.1.0"
