import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_gather_matters"),
        ("people", "0007_let_offices_listen"),
        ("postroom", "0015_say_who_speaks_in_a_campaign"),
    ]

    operations = [
        migrations.CreateModel(
            name="Glance",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("received_at", models.DateTimeField()),
                ("first_hand", models.BooleanField(default=False)),
                ("temperature", models.SmallIntegerField(null=True)),
                ("theme", models.CharField(default="", max_length=30)),
                ("place", models.CharField(default="", max_length=200)),
                ("area", models.CharField(default="", max_length=200)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("within_m", models.IntegerField(null=True)),
                (
                    "correspondent",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="postroom.correspondent",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="postroom.message",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.office",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["office", "received_at"],
                        include=(
                            "message",
                            "correspondent",
                            "area",
                            "theme",
                            "temperature",
                            "first_hand",
                        ),
                        name="desk_glance_counted",
                    ),
                    models.Index(
                        condition=models.Q(("first_hand", True)),
                        fields=["office", "received_at", "message"],
                        name="desk_glance_witness",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("temperature", None),
                            models.Q(("temperature__gte", -100), ("temperature__lte", 100)),
                            _connector="OR",
                        ),
                        name="desk_glance_temperature",
                    )
                ],
            },
        ),
    ]
