"""How words are compared, in each language. Pure."""


def of_language(language: str, token: str) -> str:
    """A word of a text in the index: one token, which no word of another language is taken for."""
    return f"{language}0{token}"
