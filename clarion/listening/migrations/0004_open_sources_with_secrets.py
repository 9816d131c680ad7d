from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0003_read_with_care"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="sealed",
            field=models.BinaryField(db_default=b"", default=b""),
        ),
        migrations.AddField(
            model_name="source",
            name="settings",
            field=models.JSONField(db_default={}, default=dict),
        ),
    ]
