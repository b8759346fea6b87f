"""Links of published pages that lead nowhere, or will one day; found without asking the network anything."""
