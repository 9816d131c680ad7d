"""What a text claims to be so, and on whose word: seen, heard, read, or said by an authority."""
