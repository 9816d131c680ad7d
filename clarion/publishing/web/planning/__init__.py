"""Campaigns, slots, series and templates: what is planned before it is written."""
