"""One answer to all in a matter: begun, sent copy by copy, stopped, followed."""
