from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from core.covers import NAMES, SCALES, Floor, Hue
from core.models import CentreSettings
from desk.styleguide import samples, specimens, tokens

SCHEMES = {"": "comme l’appareil", "light": "clair", "dark": "sombre"}


def floors() -> list[dict[str, str]]:
    """Every motif in every hue, each drawing with an id of its own."""
    chosen = [Floor(motif, SCALES[1], hue) for hue in Hue for motif in NAMES]
    return [
        {"name": f"{floor.motif}, {floor.hue}", "svg": floor.svg(f"motif-{place}", 240, 120)}
        for place, floor in enumerate(chosen)
    ]


@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every token, component and block, in the language and the light (``scheme``) that are asked for."""
    code = request.GET.get("language", "")
    code = code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    scheme = request.GET.get("scheme", "")
    sheet = Path(str(finders.find("core/css/site.css"))).read_text(encoding="utf-8")
    context: dict[str, Any] = {
        "tokens": tokens.tokens(sheet),
        "floors": floors(),
        "icons": specimens.icons(),
        "centre": CentreSettings(
            telephone="065 00 00 00", email="accueil@centre.example", street="Rue Exemple 1", locality="Mons"
        ),
        "scheme": scheme if scheme in SCHEMES else "",
        "schemes": SCHEMES.items(),
        "language": code,
        "languages": settings.LANGUAGES,
    }
    with translation.override(code):
        context["components"] = list(specimens.components(request, context))
        shared = {"request": request, "LANGUAGE_CODE": code}
        context["blocks"] = specimens.blocks(shared, code)
        context["samples"] = code == settings.LANGUAGE_CODE or bool(samples.words(code))
        return render(request, "desk/styleguide/styleguide.html", context)
