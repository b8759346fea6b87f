"""What people come back for: guidance, the library, the directory, the glossary, local figures."""
