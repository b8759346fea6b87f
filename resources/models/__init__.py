"""Guidance, the library, the directory, the glossary, local figures, and what readers say of a page."""

from resources.models.directory import Correction, DirectoryPage
from resources.models.feedback import Feedback
from resources.models.figures import Dataset, Figure, FiguresPage
from resources.models.glossary import GlossaryPage, Term
from resources.models.guidance import GuidancePage, GuideOrganisation, GuidePage, TopicPage
from resources.models.library import DownloadCount, LibraryPage, Publication, PublicationVersion

__all__ = [
    "Correction",
    "Dataset",
    "DirectoryPage",
    "DownloadCount",
    "Feedback",
    "Figure",
    "FiguresPage",
    "GlossaryPage",
    "GuidancePage",
    "GuideOrganisation",
    "GuidePage",
    "LibraryPage",
    "Publication",
    "PublicationVersion",
    "Term",
    "TopicPage",
]
