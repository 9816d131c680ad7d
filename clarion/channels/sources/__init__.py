"""Public places that are listened to. None of them knows our tables or our people."""
