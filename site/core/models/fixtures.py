from django.db import models


class LoadedFixture(models.Model):
    """One thing that ``load_content`` has made once, and so never makes or touches again.

    The record outlives its object: what an editor deleted does not come back.
    """

    key = models.CharField(max_length=255, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
