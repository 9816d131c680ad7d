import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0004_plan_ahead"),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=1000)),
                ("by", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=200)),
                ("said_at", models.DateTimeField()),
                ("done_by", models.CharField(default="", max_length=200)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="publishing.edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
