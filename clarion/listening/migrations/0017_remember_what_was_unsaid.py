"""What its author deleted or changed is remembered, so that nothing late brings it back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0016_seal_what_is_parked"),
    ]

    operations = [
        migrations.AddField(
            model_name="mention",
            name="stream_place",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="Unsaid",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("mark", models.CharField(max_length=64)),
                ("place", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="listening.source",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["source", "mark"], name="listening_unsaid_mark"),
                    models.Index(fields=["at"], name="listening_unsaid_at"),
                ],
            },
        ),
    ]
