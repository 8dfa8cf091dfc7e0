"""A stand-in for the memory of the book, for a widget that stands alone on its page."""

MEMORY = """
window.kept = {}
window.highwaysMemory = {
  get: (key) => kept[key], set: (key, value) => ((kept[key] = value), true), remove: (key) => delete kept[key],
  keys: () => Object.keys(kept), on: () => () => {}, kept: 'device',
}
"""
