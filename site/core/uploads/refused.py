class RefusedError(ValueError):
    """A file that the site does not keep; the message tells staff, in French, what to do instead."""
