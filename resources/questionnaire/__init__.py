"""“Does this concern me?”: what editors ask readers of a guide, question by question, and where each way ends."""
