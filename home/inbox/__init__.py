"""The messages received, as the staff see them in the CMS."""
