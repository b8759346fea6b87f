"""What search keeps: things as they are found, their words, and what staff say and see of searches."""

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from modelsearch import index

from core.findable import Kind
from core.models.media import site_languages
from search.analysis import of_language

LARGEST_BODY = 500_000  # bytes; PostgreSQL's vector of them takes less than twice that, and 1 MB at most


class EntryQuerySet(models.QuerySet["Entry"]):
    def with_words(self) -> "EntryQuerySet":
        return self.prefetch_related(models.Prefetch("words", queryset=EntryWords.objects.order_by("language")))


class Entry(index.Indexed, models.Model):
    """One thing that everybody may find, whatever the number of its languages.

    It is derived, whole, of what its source says (``core.findable``); nothing else writes it (``search.indexing``).
    ``facets`` are the values that filters ask of it: words as ``topic:logement``, between spaces.
    The database's index has the analysed words of ``search.analysis``: as ``title`` those of titles and names in every
    language, as ``body`` those of texts, each with its language before it (``analysis.of_language``).
    """

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    facets = models.TextField(blank=True)
    first_day = models.DateField(null=True)
    next_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    until = models.DateTimeField(null=True)
    example = models.BooleanField(default=False)
    off = models.CharField(max_length=12, blank=True)  # cancelled or postponed
    changed_at = models.DateTimeField()  # when its words or facts last changed

    objects = EntryQuerySet.as_manager()

    search_auto_update = False
    search_fields = [index.SearchField("title"), index.SearchField("body"), index.AutocompleteField("beginnings")]

    class Meta:
        verbose_name = "entrée de la recherche"
        verbose_name_plural = "entrées de la recherche"

    def __str__(self) -> str:
        return self.key

    def title(self) -> str:
        """The analysed words of titles and names, in every language."""
        return " ".join(f"{words.title_tokens} {words.name_tokens}" for words in self.words.all())

    def beginnings(self) -> str:
        """The words of titles in every language as they begin while they are typed: no ending taken off, and analysed
        (without the article that Arabic writes before them).
        """
        from search.analysis import folded, pieces

        rows = self.words.all()
        whole = [folded(piece.word) for words in rows for piece in pieces(words.title)]
        return " ".join(dict.fromkeys([*whole, *(token for words in rows for token in words.title_tokens.split())]))

    def body(self) -> str:
        """The analysed words of texts, each with its language before it: summaries, then what room is left for.

        Very long files are searched by their beginning.
        """
        rows = list(self.words.all())
        texts = [(row.language, getattr(row, name)) for name in ("summary_tokens", "body_tokens") for row in rows]
        found = " ".join(of_language(code, token) for code, text in texts for token in text.split())
        if len(found.encode()) <= LARGEST_BODY:
            return found
        return found.encode()[:LARGEST_BODY].decode(errors="ignore").rpartition(" ")[0]


class EntryWords(models.Model):
    """An entry in one language: as it is shown, and as it is compared.

    Without a title it is not published in that language, and only the names of its topics are known in it.
    Each ``*_tokens`` has the analysed words of a text in the order of the text, between spaces, stop words left out.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=300, blank=True)
    address = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    title_tokens = models.TextField(blank=True)
    name_tokens = models.TextField(blank=True)
    summary_tokens = models.TextField(blank=True)
    body_tokens = models.TextField(blank=True)

    class Meta:
        verbose_name = "mots d’une entrée"
        verbose_name_plural = "mots des entrées"
        constraints = [models.UniqueConstraint(fields=["entry", "language"], name="words_once_a_language")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.language}"


class KnownWord(models.Model):
    """An analysed word that is in the index, how it is written, and in how many entries it is in that language.

    Counted with each entry that comes, changes or goes. It tells rare words from common ones and mends misspelt ones.
    """

    language = models.CharField(max_length=10)
    token = models.CharField(max_length=60)
    form = models.CharField(max_length=60)
    entries = models.IntegerField(default=0)

    class Meta:
        verbose_name = "mot connu"
        verbose_name_plural = "mots connus"
        constraints = [models.UniqueConstraint(fields=["language", "token"], name="word_once_a_language")]
        indexes = [models.Index(fields=["token"], name="known_word")]

    def __str__(self) -> str:
        return self.form


class DocumentText(models.Model):
    """The text of a file, read once for each content. ``problem`` says why there is none."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="searched_text", primary_key=True
    )
    digest = models.CharField(max_length=64)  # of the file that was read
    text = models.TextField(blank=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "texte d’un fichier"
        verbose_name_plural = "textes des fichiers"

    def __str__(self) -> str:
        return f"{self.document_id}"


class Synonyms(models.Model):
    """Words that staff declare to mean the same, beside those of ``search/synonyms/``."""

    language = models.CharField("langue", max_length=10, choices=site_languages, default=settings.LANGUAGE_CODE)
    words = models.TextField(
        "mots qui veulent dire la même chose",
        max_length=500,
        validators=[MinLengthValidator(3)],
        help_text="Séparés par des virgules : « CPAS, aide sociale, centre public d’action sociale ».",
    )

    class Meta:
        verbose_name = "synonymes"
        verbose_name_plural = "synonymes"
        ordering = ["language", "words"]

    def __str__(self) -> str:
        return self.words


class SearchCount(models.Model):
    """How often words were searched for in a month and a language, and nothing about by whom."""

    month = models.DateField("mois")
    language = models.CharField("langue", max_length=10)
    words = models.CharField("mots", max_length=80)
    number = models.PositiveIntegerField("recherches", default=0)
    without_result = models.PositiveIntegerField("sans résultat", default=0)

    class Meta:
        verbose_name = "compte de recherches"
        verbose_name_plural = "comptes de recherches"
        constraints = [
            models.UniqueConstraint(fields=["month", "language", "words"], name="one_count_a_month_and_words")
        ]

    def __str__(self) -> str:
        return f"{self.words} {self.month:%Y-%m}: {self.number}"


class Missed(models.Model):
    """A change that Elasticsearch was not told, because it was not there: told as soon as it is again."""

    key = models.CharField(max_length=120, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "changement manqué par Elasticsearch"
        verbose_name_plural = "changements manqués par Elasticsearch"

    def __str__(self) -> str:
        return self.key


class Rebuild(models.Model):
    """A new Elasticsearch index in the making: which, and how far it has come, to go on where it was interrupted."""

    index = models.CharField(max_length=120, unique=True)
    began = models.DateTimeField()
    last = models.BigIntegerField(default=0)  # the primary key of the last entry in it

    class Meta:
        verbose_name = "reconstruction d’un index"
        verbose_name_plural = "reconstructions d’un index"

    def __str__(self) -> str:
        return self.index
