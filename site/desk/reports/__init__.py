"""The reports of the CMS: each begins with one sentence that says what to do."""
