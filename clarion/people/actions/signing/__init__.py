"""How somebody signs in, and is helped back in."""
