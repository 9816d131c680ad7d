"""A list server, by which whoever asked for it reads what the office says, as an e-mail."""
