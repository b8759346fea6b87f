"""Where the staff work: the CMS's own pages, reports, checks and help. Visitors never come here."""
