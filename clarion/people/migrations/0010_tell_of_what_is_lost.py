from django.db import migrations, models

# Whoever wants to be told of what is late wants to be told of what never left.
WISHED = """
UPDATE people_wishes SET happenings = array_append(happenings, 'lost')
WHERE 'delivery' = ANY (happenings) AND NOT 'lost' = ANY (happenings)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_know_under_whose_laws_an_office_speaks"),
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
                            "lost",
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
        migrations.RunSQL(WISHED, migrations.RunSQL.noop),
    ]
