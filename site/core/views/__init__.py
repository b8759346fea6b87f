"""What answers beside the pages: the way in, the error pages, robots and the sitemap."""
