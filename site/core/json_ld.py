"""Data for machines inside a page: JSON-LD that no text in it can break out of."""

import json
from typing import Any

from django.utils.safestring import SafeString

# Inside <script>, these could end the element or open a comment
# (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements).
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def json_ld(data: dict[str, Any]) -> SafeString:
    """What stands between ``<script type="application/ld+json">`` and its end."""
    return SafeString(json.dumps(data, ensure_ascii=False).translate(ESCAPES))
