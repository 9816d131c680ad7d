"""When somebody joined is in their membership and in the ledger, with the instant of the deed."""

from django.db import migrations


class Migration(migrations.Migration):
    """The column took its instant from a default; nothing ever read it."""

    dependencies = [("people", "0001_initial")]
    operations = [migrations.RemoveField(model_name="staff", name="joined_at")]
