from django.db import migrations, models


class Migration(migrations.Migration):
    """An upload that was under way begins anew, once it has looked whether it is there."""

    dependencies = [
        ("postroom", "0020_let_films_go_up_piece_by_piece"),
    ]

    operations = [
        migrations.RemoveField(model_name="dispatch", name="begun"),
        migrations.AddField(
            model_name="dispatch",
            name="sealed",
            field=models.BinaryField(db_default=b"", default=b""),
        ),
    ]
