"""The place of guidance, the library, the directory, the glossary and local figures; nothing is built here yet."""
