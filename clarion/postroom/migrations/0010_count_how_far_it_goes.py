"""What the networks tell of how far something has gone is kept, and when to ask next."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A figure that a network does not tell is null, and never nought."""

    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("postroom", "0009_keep_what_leaves_in_its_office"),
        ("signoff", "0003_sign_from_anywhere"),
    ]

    operations = [
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("counted_at", models.DateTimeField()),
                ("replies", models.BigIntegerField(null=True)),
                ("reposts", models.BigIntegerField(null=True)),
                ("likes", models.BigIntegerField(null=True)),
                ("seen", models.BigIntegerField(null=True)),
                ("gone", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddField(
            model_name="dispatch",
            name="figures_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(
                condition=models.Q(("figures_at__isnull", False)),
                fields=["figures_at"],
                name="postroom_dispatch_figures",
            ),
        ),
        migrations.AddField(
            model_name="figure",
            name="dispatch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="figures",
                to="postroom.dispatch",
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(
                fields=["dispatch", "-counted_at", "-id"], name="postroom_figure_newest"
            ),
        ),
    ]
