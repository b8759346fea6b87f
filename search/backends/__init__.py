"""Where entries are looked up: the site's database, or Elasticsearch. Both answer one question in one form."""
