"""Learns from data whose licence allows it what Clarion is shipped with."""
