"""One search over everything that the site shows, for people who misspell, inflect and ask in their own language."""
