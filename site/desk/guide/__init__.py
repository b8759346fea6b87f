"""The editors' guide: docs/editors/*.md, read in the CMS itself, so that there is one text only."""
