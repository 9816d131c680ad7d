"""What a picture shows, who agreed to be shown, and what stands below it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Of pictures that are there nobody has said yet whether anybody can be recognised."""

    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("publishing", "0009_keep_what_is_written"),
    ]

    operations = [
        migrations.AddField(
            model_name="illustration",
            name="caption",
            field=models.CharField(default="", max_length=500),
        ),
        migrations.AddField(
            model_name="illustration",
            name="credit",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="picture",
            name="alts",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="picture",
            name="caption",
            field=models.CharField(default="", max_length=500),
        ),
        migrations.AddField(
            model_name="picture",
            name="credit",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="picture",
            name="ends_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="expires_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="off_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="people",
            field=models.CharField(default="unknown", max_length=20),
        ),
        migrations.AddField(
            model_name="picture",
            name="people_why",
            field=models.CharField(default="", max_length=300),
        ),
        migrations.AddField(
            model_name="picture",
            name="place",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="picture",
            name="saved_by",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="picture",
            name="source",
            field=models.CharField(default="", max_length=300),
        ),
        migrations.AddField(
            model_name="picture",
            name="taken_by",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="picture",
            name="taken_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="thumbnail",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="version",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="picture",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="withdrawn_by",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="picture",
            name="withdrawn_why",
            field=models.CharField(default="", max_length=300),
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("given_by", models.CharField(max_length=300)),
                ("given_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                (
                    "uses",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("note", models.CharField(default="", max_length=500)),
                ("kept_by", models.CharField(max_length=200)),
                ("kept_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
                ("ended_why", models.CharField(default="", max_length=300)),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="publishing.picture",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="picture",
            name="consent",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publishing.consent",
            ),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", False)),
                fields=["office", "ends_on"],
                name="publishing_picture_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(
                condition=models.Q(("off_at__isnull", False)),
                fields=["office"],
                name="publishing_picture_off",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__in", ["unknown", "nobody", "consent", "not_needed"])),
                name="publishing_picture_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None), ("off_at__isnull", False), _connector="OR"
                ),
                name="publishing_withdrawn_is_off",
            ),
        ),
    ]
