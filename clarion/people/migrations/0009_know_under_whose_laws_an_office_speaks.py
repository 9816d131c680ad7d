import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_tell_of_what_begins"),
    ]

    operations = [
        migrations.AddField(
            model_name="office",
            name="laws",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=10),
                db_default=["uk"],
                default=list,
                size=None,
            ),
        ),
    ]
