"""Who sent an edition for signature, and which account a statement warns of."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing of it is known of what was said before."""

    dependencies = [
        ("postroom", "0011_register_accounts_and_who_may_post"),
        ("publishing", "0005_comment_on_drafts"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="submitted_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="statement",
            name="takeover",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="postroom.takeover",
            ),
        ),
    ]
