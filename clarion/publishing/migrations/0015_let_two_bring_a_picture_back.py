from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0014_know_since_when_others_may_have_it"),
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
