"""The workshop in a box: agendas as data, the slides, the answer keys, and what goes into the print pack."""
