"""Digests by e-mail: letters of media monitors, alerts and newsletters in a folder of ours."""
