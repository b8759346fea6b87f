"""How staff say when an activity is: the fields of the form, what they make of it, what they show at once."""
