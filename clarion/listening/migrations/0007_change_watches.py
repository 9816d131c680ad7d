import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0006_name_outlets_by_two"),
    ]

    operations = [
        migrations.AddField(
            model_name="watch",
            name="instead_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="listening.watch",
            ),
        ),
    ]
