"""The pieces of guides, and what this app adds to the body of every page. No module here imports models."""
