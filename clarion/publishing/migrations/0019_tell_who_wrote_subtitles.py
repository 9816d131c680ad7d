from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0018_keep_films_and_their_subtitles"),
    ]

    operations = [
        migrations.AddField(
            model_name="subtitles",
            name="added_by_id",
            field=models.BigIntegerField(null=True),
        ),
    ]
