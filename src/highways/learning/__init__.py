"""Questions beside a lesson: plain data in YAML, asked on one sheet that keeps no score and stores nothing.

The data needs no Jupyter; the widget is in ``highways.learning.widget``.
"""

from .questions import Lesson, load, prediction

__all__ = ["Lesson", "load", "prediction"]
