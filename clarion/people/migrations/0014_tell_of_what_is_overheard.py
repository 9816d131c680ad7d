from django.db import migrations, models

# Whoever wants to be told of a risk to life wants to be told of one that was overheard.
WISHED = """
UPDATE people_wishes SET happenings = array_append(happenings, 'overheard')
WHERE 'emergency' = ANY (happenings) AND NOT 'overheard' = ANY (happenings)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0013_find_what_reached_nobody"),
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
                            "overheard",
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
