"""Figures: how a file is read and checked, how they are drawn, and how they go out again."""
