from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0012_keep_the_words_of_a_mention"),
        ("people", "0014_tell_of_what_is_overheard"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="mention",
            name="listening_mention_risk",
        ),
        migrations.AddField(
            model_name="mention",
            name="harmless_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="mention",
            name="harmless_by",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="mention",
            name="perhaps",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(
                    models.Q(("risk", ""), _negated=True),
                    ("harmless_at", None),
                    ("taken_up_at", None),
                ),
                fields=["office", "id"],
                name="listening_mention_danger",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("harmless_at", None), ("perhaps", True), ("taken_up_at", None)),
                fields=["office", "id"],
                name="listening_mention_perhaps",
            ),
        ),
    ]
