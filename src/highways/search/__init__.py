"""The course's own search: what can be found is written when the book is built, and searched in the reader's browser."""
