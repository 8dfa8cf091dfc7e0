"""The course without a network: the worker that keeps it, what a home screen needs, and the page for what is missing."""
