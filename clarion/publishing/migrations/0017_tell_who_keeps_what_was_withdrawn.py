import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0016_bind_a_reason_to_what_it_lets_pass"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="tells_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="publishing.statement",
            ),
        ),
    ]
