"""How listening says things on its pages."""
