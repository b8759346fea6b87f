"""What the pages of the guidance show: all topics, one topic, one guide."""
