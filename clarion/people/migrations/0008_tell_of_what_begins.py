from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_let_offices_listen"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="notice",
            name="people_notice_happening",
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "happening__in",
                        [
                            "unanswered",
                            "emergency",
                            "review",
                            "account",
                            "delivery",
                            "promise",
                            "begins",
                            "silence",
                            "powers",
                            "code",
                        ],
                    )
                ),
                name="people_notice_happening",
            ),
        ),
    ]
