from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("postroom", "0016_let_what_was_held_leave_in_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="hangs_until",
            field=models.DateTimeField(null=True),
        ),
    ]
