from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class CentreSettings(BaseSiteSetting):
    """Where and how the centre is reached. What is empty is printed nowhere."""

    telephone = models.CharField("téléphone", max_length=40, blank=True)
    email = models.EmailField(
        "adresse e-mail", blank=True, help_text="Publiée sur le site ; reçoit aussi les messages du formulaire."
    )
    street = models.CharField("rue et numéro", max_length=200, blank=True)
    postal_code = models.CharField("code postal", max_length=10, blank=True)
    locality = models.CharField("localité", max_length=100, blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("telephone"), FieldPanel("email")], heading="Joindre le centre"),
        MultiFieldPanel(
            [FieldPanel("street"), FieldRowPanel([FieldPanel("postal_code"), FieldPanel("locality")])],
            heading="Adresse",
            help_text="Ce qui est vide n’est affiché nulle part.",
        ),
    ]

    class Meta:
        verbose_name = "Coordonnées du centre"

    @property
    def is_empty(self) -> bool:
        return not any((self.telephone, self.email, self.street, self.postal_code, self.locality))
