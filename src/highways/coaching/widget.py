"""The widgets of this room; each has a module of its own, with its traits and its still."""
