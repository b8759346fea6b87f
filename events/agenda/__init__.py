"""The public agenda: which of its views an address names, and what each of them shows."""
