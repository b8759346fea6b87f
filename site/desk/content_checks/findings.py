from dataclasses import dataclass
from enum import Enum


class Rule(Enum):
    """What can be found: its name, how to mend it, and its weight (0 keeps from publishing, 1 matters, 2 is a hint)."""

    def __init__(self, title: str, advice: str, weight: int) -> None:
        self.title = title
        self.advice = advice
        self.weight = weight

    NO_ALTERNATIVE = (
        "Image sans texte de remplacement",
        "Dites en une phrase ce que l’image apprend au lecteur, ou cochez « décorative » si elle n’apprend rien.",
        0,
    )
    FILE_NAME = (
        "Texte de remplacement illisible",
        "C’est un nom de fichier. Dites ce que l’on voit : « Deux personnes remplissent un formulaire au guichet ».",
        1,
    )
    IMAGE_OF = (
        "Texte de remplacement qui commence par « image de »",
        "Le lecteur d’écran annonce déjà que c’est une image. Commencez par ce que l’on voit.",
        1,
    )
    EMPTY_HEADING = (
        "Titre vide",
        "Écrivez-le ou supprimez-le : un lecteur d’écran annonce un titre sans rien lire.",
        1,
    )
    SKIPPED_LEVEL = (
        "Niveau de titre sauté",
        "Mettez un intertitre au-dessus, ou montez ce titre d’un niveau : les titres sont le plan de la page.",
        1,
    )
    BOLD_AS_HEADING = (
        "Paragraphe en gras à la place d’un titre",
        "Enlevez le gras et choisissez un vrai titre : on peut alors aller d’un titre à l’autre, et le plan le montre.",
        1,
    )
    VAGUE_LINK = (
        "Lien qui ne dit pas où il mène",
        "Mettez le lien sur les mots qui nomment la destination : « le formulaire », « l’horaire du bus ».",
        1,
    )
    BARE_ADDRESS = (
        "Adresse web à la place d’un texte",
        "Mettez le lien sur le nom du site ou du document : une adresse s’écoute et se retient mal.",
        1,
    )
    TABLE_WITHOUT_HEADINGS = (
        "Tableau sans titres",
        "Donnez un titre à chaque colonne : sans eux, on ne sait pas de quoi parle une case.",
        1,
    )
    OLD_DATE = (
        "Vérifié il y a plus d’un an",
        "Comparez la note avec ses sources, corrigez-la si elles ont changé, puis mettez la date du jour.",
        1,
    )
    LONG_SENTENCE = (
        "Phrase de plus de 25 mots",
        "Coupez-la en deux, une idée par phrase. Une énumération devient une liste.",
        1,
    )
    CAPITALS = (
        "Texte en majuscules",
        "Écrivez en minuscules, avec une majuscule au début : les mots se lisent par leur forme. Un sigle peut rester.",
        1,
    )
    SPACES = (
        "Espaces insécables",
        "En français, une espace insécable précède ; : ! ? et se met à l’intérieur de « ». Sans elle, le signe peut "
        "passer seul à la ligne. Sous Windows : Alt + 0160 ; sur Mac : Option + espace.",
        2,
    )


@dataclass(frozen=True)
class Finding:
    """``quote`` is the text it is about, as the editor would look for it; ``count`` how many times, where said once."""

    block: str
    rule: Rule
    quote: str
    count: int = 1
