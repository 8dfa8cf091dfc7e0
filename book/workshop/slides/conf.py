"""The slides are built beside the book, into _build/html/slides, by src/highways/workshop/pages.py."""

project = "Roads Become Highways"
language = "en"
extensions = ["myst_parser", "highways.workshop.deck"]
exclude_patterns = ["parts"]
root_doc = "half-day"
templates_path = ["_templates"]
html_copy_source = False
myst_enable_extensions = ["colon_fence", "attrs_inline"]
# Decks begin with a title and have no page that lists them.
suppress_warnings = ["toc.not_included"]
revealjs_use_section_ids = True
revealjs_script_plugins = []
