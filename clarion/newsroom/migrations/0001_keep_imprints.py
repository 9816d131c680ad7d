import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_let_offices_publish"),
    ]

    operations = [
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("public", models.CharField(max_length=64, unique=True)),
                ("sealed", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Imprint",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("position", models.IntegerField()),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
                ("code", models.CharField(max_length=12)),
                ("number", models.IntegerField()),
                ("language", models.CharField(max_length=35)),
                ("headline", models.CharField(max_length=1000)),
                ("text", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            "headline", "text", config="simple"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="newsroom.signingkey",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="signingkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("office",), name="newsroom_one_key"
            ),
        ),
        migrations.AddIndex(
            model_name="imprint",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search"], name="newsroom_imprint_search"
            ),
        ),
        migrations.AddConstraint(
            model_name="imprint",
            constraint=models.UniqueConstraint(
                fields=("office", "position"), name="newsroom_imprint_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="imprint",
            constraint=models.UniqueConstraint(
                fields=("code", "number", "withdrawn"), name="newsroom_imprint_once"
            ),
        ),
    ]
