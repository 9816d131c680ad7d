from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("publishing", "0013_keep_the_name_that_was_signed"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="back_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="back_by",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="picture",
            name="back_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="picture",
            name="back_why",
            field=models.CharField(db_default="", default="", max_length=300),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("back_at", None), ("withdrawn_at__isnull", False), _connector="OR"
                ),
                name="publishing_back_is_withdrawn",
            ),
        ),
    ]
