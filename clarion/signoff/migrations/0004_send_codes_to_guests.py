"""Guests have codes sent to an address to which two people have agreed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Guests that are named already have their codes read out, as before."""

    dependencies = [
        ("people", "0004_tell_people_by_mail"),
        ("signoff", "0003_sign_from_anywhere"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GuestCode",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="guest",
            name="signoff_guest_once",
        ),
        migrations.AddField(
            model_name="guest",
            name="agreed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="guest",
            name="agreed_by",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="guest",
            name="begun_by_staff",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="guest",
            name="proposed",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="guest",
            name="replaces",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="signoff.guest",
            ),
        ),
        migrations.AddField(
            model_name="guest",
            name="way",
            field=models.CharField(db_default="phone", default="phone", max_length=10),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["office", "about"], name="signoff_request_about"),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("chain", "step", "email", "proposed"),
                name="signoff_guest_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.CheckConstraint(
                condition=models.Q(("way__in", ["phone", "mail"])), name="signoff_guest_way"
            ),
        ),
        migrations.AddField(
            model_name="guestcode",
            name="link",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="signoff.link"
            ),
        ),
    ]
