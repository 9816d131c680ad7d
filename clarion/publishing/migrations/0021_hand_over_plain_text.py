"""What is signed for others to send may be plain text, for wherever somebody pastes it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0020_tell_who_wrote_templates_and_captions"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="handover",
            name="publishing_handover_medium",
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "medium__in",
                        [
                            "sms",
                            "cell-broadcast",
                            "wea-90",
                            "wea-360",
                            "email",
                            "plain",
                            "aloud",
                            "share-short",
                            "share-long",
                            "share-facts",
                        ],
                    )
                ),
                name="publishing_handover_medium",
            ),
        ),
    ]
