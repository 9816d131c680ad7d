from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0007_change_watches"),
        ("people", "0008_tell_of_what_begins"),
    ]

    operations = [
        migrations.AddField(
            model_name="mention",
            name="same_as",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("same_as", None)),
                fields=["office", "id"],
                name="listening_mention_alone",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["office", "same_as", "-id"], name="listening_mention_same"),
        ),
    ]
