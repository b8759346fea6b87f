"""The place of the search over all that is published; nothing is built here yet."""
