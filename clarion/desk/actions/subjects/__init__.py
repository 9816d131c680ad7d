"""What cases are about: said by people, learned from them, suggested to them, taken back."""
