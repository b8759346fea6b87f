"""Organisations of the directory confirm or correct their entry, by a link that they are sent (docs/decisions/0024)."""
