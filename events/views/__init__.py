"""What the agenda answers at addresses of its own."""
