"""How people feel and what they need: fear and relief, to be heard and to be helped."""
