import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_glance_at_messages"),
        ("people", "0007_let_offices_listen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meaning",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("vector", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "id"], name="desk_meaning_new")],
                "constraints": [
                    models.UniqueConstraint(fields=("office", "digest"), name="desk_meaning_once")
                ],
            },
        ),
    ]
