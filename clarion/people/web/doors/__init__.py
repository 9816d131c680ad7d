"""The doors from outside: the first run, an invitation, a new password, a visit to the town."""
