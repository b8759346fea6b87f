"""What readers say of a page: one click, words if they like, and nothing that says who they are."""
