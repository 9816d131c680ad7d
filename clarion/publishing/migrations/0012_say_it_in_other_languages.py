"""Statements in other languages, and which of them an account speaks."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was said before has its one language, and so has every account."""

    dependencies = [
        ("publishing", "0011_share_packs"),
    ]

    operations = [
        migrations.AddField(
            model_name="rendition",
            name="language",
            field=models.CharField(db_default="", default="", max_length=35),
        ),
        migrations.AddField(
            model_name="version",
            name="translations",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=35)),
                ("headline", models.CharField(default="", max_length=300)),
                ("text", models.TextField(default="")),
                ("mistake", models.CharField(default="", max_length=500)),
                ("translator", models.CharField(default="", max_length=200)),
                ("said_headline", models.CharField(default="", max_length=1000)),
                ("said_text", models.TextField(default="")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="translations",
                        to="publishing.edition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "language"), name="publishing_translated_once"
                    )
                ],
            },
        ),
    ]
