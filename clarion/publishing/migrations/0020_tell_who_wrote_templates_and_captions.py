import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0019_tell_who_wrote_subtitles"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="writers",
            field=models.JSONField(db_default={}, default=dict),
        ),
        migrations.AddField(
            model_name="template",
            name="authors",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list, size=None
            ),
        ),
    ]
