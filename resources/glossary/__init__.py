"""The glossary as its readers meet it: in the order of their own alphabet, with the French word to show."""
