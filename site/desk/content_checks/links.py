"""Link texts that say nothing when they are read alone, as a list of links does. In every language of the site:
a translator may have left any of them."""

import re
import unicodedata

VAGUE = {
    # French
    *(
        "ici",
        "là",
        "cliquez ici",
        "cliquer ici",
        "clique ici",
        "cliquez",
        "par ici",
        "lire la suite",
        "la suite",
        "suite",
    ),
    *("lire plus", "voir", "voir plus", "voir ici", "plus", "plus d infos", "plus d info", "plus d informations"),
    *("en savoir plus", "savoir plus", "lien", "ce lien", "le lien", "cette page", "la page", "ce site", "ce document"),
    *("télécharger", "document", "pdf", "suivez ce lien", "info", "infos"),
    # Dutch
    *("hier", "klik hier", "klik", "lees meer", "lees verder", "meer", "meer info", "meer informatie", "meer lezen"),
    *("deze link", "deze pagina", "bekijk"),
    # English
    *("here", "click here", "click", "read more", "more", "more info", "more information", "learn more", "see more"),
    *("link", "this link", "this page", "find out more", "download"),
    # Spanish
    *(
        "aquí",
        "aqui",
        "haga clic aquí",
        "haz clic aquí",
        "clic aquí",
        "pulse aquí",
        "pincha aquí",
        "leer más",
        "ver más",
    ),
    *("más", "más información", "saber más", "enlace", "este enlace", "esta página", "descargar"),
    # Arabic, Persian, Pashto
    *("هنا", "اضغط هنا", "انقر هنا", "اقرأ المزيد", "المزيد", "للمزيد", "الرابط", "هذا الرابط"),
    *("اینجا", "اینجا کلیک کنید", "کلیک کنید", "بیشتر بخوانید", "ادامه مطلب", "بیشتر", "دلته", "دلته کلیک وکړئ"),
    # Turkish, Russian, Ukrainian
    *("burada", "buraya", "buraya tıklayın", "tıklayın", "devamı", "devamını oku", "daha fazla", "daha fazla bilgi"),
    *("здесь", "тут", "нажмите здесь", "подробнее", "читать далее", "далее", "ссылка", "по ссылке"),
    *("натисніть тут", "детальніше", "докладніше", "читати далі", "далі", "посилання", "за посиланням"),
    # Somali, Tigrinya
    *("halkan", "halkan guji", "guji halkan", "akhri wax dheeraad ah", "ኣብዚ", "ኣብዚ ጠውቑ", "ተወሳኺ ኣንብቡ"),
}
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:be|com|eu|fr|gov|info|int|net|nl|org)(?:/\S*)?")


def plain(text: str) -> str:
    """Lower case, one space between words, no punctuation: « Cliquez  ici ! » is « cliquez ici »."""
    bare = "".join(" " if unicodedata.category(letter)[0] in "PSZC" else letter for letter in text.casefold())
    return " ".join(bare.split())


FOLDED = frozenset(plain(words) for words in VAGUE)


def is_vague(text: str) -> bool:
    return plain(text) in FOLDED


def is_address(text: str) -> bool:
    return ADDRESS.fullmatch(text.strip().casefold()) is not None
