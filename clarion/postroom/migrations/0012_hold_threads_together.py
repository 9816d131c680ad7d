"""A post in a thread knows which of how many it is, and what must stand before it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Nothing was said in threads before."""

    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("postroom", "0011_register_accounts_and_who_may_post"),
        ("signoff", "0003_sign_from_anywhere"),
    ]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="follows",
            field=models.CharField(db_default="", default="", max_length=64),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="thread_number",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="dispatch",
            name="thread_of",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("follows", ""),
                    models.Q(
                        ("after__isnull", False),
                        ("target__isnull", True),
                        ("thread_number__gt", 1),
                    ),
                    _connector="OR",
                ),
                name="postroom_dispatch_stands_below_the_one_before",
            ),
        ),
    ]
