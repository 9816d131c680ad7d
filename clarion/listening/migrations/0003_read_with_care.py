from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0002_keep_the_gist"),
        ("people", "0007_let_offices_listen"),
    ]

    operations = [
        migrations.AddField(
            model_name="mention",
            name="read_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                condition=models.Q(("read_at", None), ("taken_up_at", None)),
                fields=["office", "id"],
                name="listening_mention_unread",
            ),
        ),
    ]
