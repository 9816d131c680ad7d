"""When many write about one thing: who belongs together, who is told what, what was promised."""
