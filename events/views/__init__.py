"""What answers at the agenda's addresses, and at those of the CMS that are the agenda's."""
