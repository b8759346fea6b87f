"""What stands in the database's index for the words of a question. Pure."""

from collections.abc import Iterable

from search.analysis import of_language
from search.question import Asked, Question

Term = tuple[str, ...]  # tokens that must all be there
LONGEST = 60  # characters of a token: longer ones are in no text, and PostgreSQL takes none of thousands


def of_titles(word: Asked) -> list[Term]:
    """Of the titles and names of any language, each once, in the order given."""
    return distinct(alternative.tokens for alternative in word.alternatives)


def of_texts(word: Asked, languages: Iterable[str]) -> list[Term]:
    """Of the texts of these languages, each by its own language's analysis."""
    return distinct(
        tuple(of_language(language, token) for token in alternative.tokens)
        for language in languages
        for alternative in word.alternatives
        if alternative.language in {"", language}
    )


def beginnings(question: Question) -> list[tuple[list[Term], list[str]]]:
    """For each word what it may be as a whole, and what it may begin with: of the last, which is still being typed."""
    found = []
    for number, word in enumerate(question.words, 1):
        begun = [word.folded] if number == len(question.words) and fit(word.folded) else []
        whole = distinct([(word.folded,), *(alternative.tokens for alternative in word.alternatives)])
        if begun or whole:
            found.append((whole, begun))
    return found


def distinct(every: Iterable[Term]) -> list[Term]:
    return [tokens for tokens in dict.fromkeys(every) if tokens and all(map(fit, tokens))]


def fit(token: str) -> bool:
    """Whether a database may be asked for it: it has a letter or a figure, and nothing that ends a text."""
    return token.isprintable() and len(token) <= LONGEST and any(letter.isalnum() for letter in token)
