"""The calls of the network, for software that posts, answers and listens."""

PREFIX = "/v1/"
