"""What the agenda shows: to visitors, and in the CMS."""
