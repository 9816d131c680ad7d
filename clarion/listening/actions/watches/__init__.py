"""Beginning, agreeing to, renewing and ending watches."""
