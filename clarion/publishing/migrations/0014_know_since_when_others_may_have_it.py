from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0013_keep_the_name_that_was_signed"),
    ]

    operations = [
        migrations.AddField(
            model_name="handover",
            name="ready_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(
                condition=models.Q(("ready_at", None), models.Q(("text", ""), _negated=True)),
                fields=["edition"],
                name="publishing_handed_not_ready",
            ),
        ),
    ]
