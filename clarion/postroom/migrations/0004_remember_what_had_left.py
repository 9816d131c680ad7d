import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("postroom", "0003_find_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="hold",
            name="in_flight",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
    ]
