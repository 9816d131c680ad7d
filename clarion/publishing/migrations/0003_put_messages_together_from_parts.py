import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0002_say_what_was_wrong"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="parts",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="version",
            name="handed",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="version",
            name="parts",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("medium", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=35)),
                ("own_text", models.TextField(default="")),
                ("subject", models.CharField(default="", max_length=1000)),
                ("text", models.TextField(default="")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="publishing.edition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "medium__in",
                                ["sms", "cell-broadcast", "wea-90", "wea-360", "email", "aloud"],
                            )
                        ),
                        name="publishing_handover_medium",
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "medium", "language"), name="publishing_handed_once"
                    ),
                ],
            },
        ),
    ]
