"""What is saved while somebody writes, who has it open, and how a statement is found by words."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What was saved before was saved with a press."""

    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("publishing", "0008_know_sources_guide_and_locks"),
        ("signoff", "0003_sign_from_anywhere"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Looking",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="edition",
            name="saved_from",
            field=models.CharField(db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="version",
            name="since_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("headline", "text", config="simple"),
                name="publishing_edition_words",
            ),
        ),
        migrations.AddField(
            model_name="looking",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publishing.edition",
            ),
        ),
        migrations.AddField(
            model_name="looking",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="looking",
            constraint=models.UniqueConstraint(
                fields=("edition", "staff"), name="publishing_looking_once"
            ),
        ),
    ]
