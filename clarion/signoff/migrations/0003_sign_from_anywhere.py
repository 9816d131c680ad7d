import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_let_offices_publish"),
        ("signoff", "0002_sign_step_by_step"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Gate",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("step", models.IntegerField()),
                ("began_at", models.DateTimeField()),
                ("late_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("outcome", models.CharField(default="", max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("step", models.IntegerField()),
                ("name", models.CharField(max_length=120)),
                ("organisation", models.CharField(max_length=160)),
                ("email", models.EmailField(max_length=254)),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("secret_digest", models.CharField(max_length=64, unique=True)),
                ("code_digest", models.CharField(default="", max_length=64)),
                ("covers", models.CharField(max_length=64)),
                ("made_by", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("counter", models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("owed_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("finding", models.CharField(default="", max_length=2000)),
                ("found_by", models.CharField(default="", max_length=200)),
                ("found_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="WrongCode",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="chain",
            name="emergency",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="chain",
            name="review_hours",
            field=models.IntegerField(default=24),
        ),
        migrations.AddField(
            model_name="request",
            name="emergency",
            field=models.CharField(default="", max_length=300),
        ),
        migrations.AddField(
            model_name="request",
            name="passed_over",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="request",
            name="under",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="signoff.chain",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="organisation",
            field=models.CharField(default="", max_length=160),
        ),
        migrations.AddField(
            model_name="signature",
            name="proof",
            field=models.CharField(default="", max_length=120),
        ),
        migrations.AddField(
            model_name="standingword",
            name="agreed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="standingword",
            name="frames",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="standingword",
            name="headline",
            field=models.CharField(default="", max_length=300),
        ),
        migrations.AddField(
            model_name="standingword",
            name="language",
            field=models.CharField(default="", max_length=35),
        ),
        migrations.AddField(
            model_name="standingword",
            name="per_day",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="standingword",
            name="request",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="signoff.request",
            ),
        ),
        migrations.AddField(
            model_name="standingword",
            name="text",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="standingword",
            name="theme",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="standingword",
            name="valid_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="signature",
            name="staff",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="standingword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_at", None), ("frames", []), ("valid_until", None)),
                    models.Q(("edges", []), ("per_day__gt", 0), ("valid_until__isnull", False)),
                    _connector="OR",
                ),
                name="signoff_agreed_word_is_limited",
            ),
        ),
        migrations.AddField(
            model_name="gate",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gates",
                to="signoff.request",
            ),
        ),
        migrations.AddField(
            model_name="guest",
            name="chain",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="signoff.chain"
            ),
        ),
        migrations.AddField(
            model_name="guest",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="guest",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="signoff.guest",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("request", "guest"), name="signoff_guest_signed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("staff", None), ("guest", None), _connector="XOR"),
                name="signoff_signature_of_one",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="guest",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="signoff.guest",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="signoff.request"
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="staff",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="found_by_staff",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.office"
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="request",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="review",
                to="signoff.request",
            ),
        ),
        migrations.AddField(
            model_name="wrongcode",
            name="link",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="wrong_codes",
                to="signoff.link",
            ),
        ),
        migrations.AddIndex(
            model_name="gate",
            index=models.Index(
                condition=models.Q(("ended_at", None), ("told_at", None)),
                fields=["late_at"],
                name="signoff_gate_untold",
            ),
        ),
        migrations.AddIndex(
            model_name="gate",
            index=models.Index(fields=["ended_at"], name="signoff_gate_ended"),
        ),
        migrations.AddConstraint(
            model_name="gate",
            constraint=models.UniqueConstraint(
                fields=("request", "step"), name="signoff_gate_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="gate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome__in", ["", "signed", "returned", "rejected", "withdrawn"])
                ),
                name="signoff_gate_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="gate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="signoff_gate_ends_somehow",
            ),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("chain", "step", "email"),
                name="signoff_guest_once",
            ),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["request", "-id"], name="signoff_link_of_request"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("staff", None), ("guest", None), _connector="XOR"),
                name="signoff_link_is_for_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("counter__isnull", False)),
                fields=("staff", "counter"),
                name="signoff_code_used_once",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("found_at", None)),
                fields=["office", "due_at"],
                name="signoff_review_owed",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finding", ""), ("found_at", None), ("found_by_staff", None)),
                    models.Q(
                        models.Q(("finding", ""), _negated=True),
                        ("found_at__isnull", False),
                        ("found_by_staff__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="signoff_finding_is_whole",
            ),
        ),
    ]
