import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0017_tell_who_keeps_what_was_withdrawn"),
    ]

    operations = [
        migrations.AddField(
            model_name="illustration",
            name="subtitles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), null=True, size=None
            ),
        ),
        migrations.AddField(
            model_name="rendition",
            name="films",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="Subtitles",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("language", models.CharField(max_length=35)),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("added_by", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subtitles",
                        to="publishing.picture",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("film", "language"),
                        name="publishing_subtitles_once",
                    )
                ],
            },
        ),
    ]
