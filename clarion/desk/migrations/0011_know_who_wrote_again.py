from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0010_know_what_is_being_said"),
        ("people", "0010_tell_of_what_is_lost"),
        ("postroom", "0021_seal_where_films_go_on"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="case",
            name="desk_case_fold",
        ),
        migrations.AddField(
            model_name="case",
            name="wrote_again",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(
                    ("matter__isnull", False),
                    ("risk__in", ["none", "ruled out"]),
                    ("state", "triaged"),
                    ("trouble", ""),
                    ("wrote_again", False),
                ),
                fields=["matter", "rank", "due_at", "id"],
                name="desk_case_fold",
            ),
        ),
    ]
