"""The office says something: written once, checked, signed, said everywhere, and put right."""
