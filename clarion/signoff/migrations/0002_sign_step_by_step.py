import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("signoff", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Chain",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                (
                    "themes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("steps", models.JSONField()),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="request",
            name="signoff_request_state",
        ),
        migrations.AddField(
            model_name="request",
            name="due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="pieces",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="request",
            name="remarks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=700), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="request",
            name="step",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="request",
            name="step_began_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="steps",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="request",
            name="until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="signature",
            name="step",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="warrant",
            name="begins_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="signature",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signatures",
                to="signoff.request",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["open", "signed", "returned", "rejected", "withdrawn"])
                ),
                name="signoff_request_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("request", "staff"), name="signoff_signed_once"
            ),
        ),
        migrations.AddField(
            model_name="chain",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
    ]
