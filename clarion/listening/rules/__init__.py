"""The laws of listening: what may be watched for, for how long, and who may look how often."""
