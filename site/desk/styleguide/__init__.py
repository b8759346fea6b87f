"""The staff's page of everything that pages are made of: read from the style sheet, the templates and the blocks."""
