from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("signoff", "0006_trust_what_was_earned"),
    ]

    operations = [
        migrations.AddField(
            model_name="warrant",
            name="withdrawn",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
