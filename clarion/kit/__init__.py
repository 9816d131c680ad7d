"""What every room stands on: the clock, states, announcements, lanes, refusals, actors."""
