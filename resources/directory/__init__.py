"""The directory: organisations, what they do, when they are open, which are near."""
