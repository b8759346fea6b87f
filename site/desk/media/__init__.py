"""Pictures and documents as the staff meet them: the forms, what is refused, what waits for a description."""
