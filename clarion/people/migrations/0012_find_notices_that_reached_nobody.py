"""What was to tell somebody and did not is found by an index of its own: each page asks for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_note_who_sent_a_manager_away"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                fields=["office", "made_at"],
                condition=models.Q(state__in=["failed", "unknown"]),
                name="people_notice_undone",
            ),
        ),
    ]
