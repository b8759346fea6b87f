"""What search finds of guidance, the library, the directory, the glossary and the local figures."""
