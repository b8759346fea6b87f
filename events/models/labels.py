from core.models import Label


class Category(Label):
    """A kind of activity: conference, workshop, course, …"""

    class Meta(Label.Meta):
        verbose_name = "catégorie d’activités"
        verbose_name_plural = "catégories d’activités"
