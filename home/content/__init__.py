"""The content that ships: read from fixtures/, made in the database once, then the editors' own."""
