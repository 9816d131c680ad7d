"""What stood on our own page in another language is an imprint as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Another way of telling; nothing that was told changes."""

    dependencies = [
        ("newsroom", "0002_imprint_every_telling"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="imprint",
            name="newsroom_imprint_way",
        ),
        migrations.AddConstraint(
            model_name="imprint",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["", "account", "page", "handed"])),
                name="newsroom_imprint_way",
            ),
        ),
    ]
