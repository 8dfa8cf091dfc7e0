"""What the course costs its reader and its makers, beside what the usual tools cost, all in one run: ``make bench``."""
