"""What a file must be before the site keeps it, and what it is called. Pure: no database, no request."""
