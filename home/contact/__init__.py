"""The contact form: what is asked, what is refused, where a message goes."""
