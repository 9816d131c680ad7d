from django.db import migrations, models

# What is there already keeps its name, and its people are counted.
COUNTED = """
UPDATE desk_matter SET named_of = cases, people = (
    SELECT count(DISTINCT correspondent_id) FROM desk_case WHERE matter_id = desk_matter.id
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0006_keep_meanings"),
    ]

    operations = [
        migrations.AddField(
            model_name="matter",
            name="named_by",
            field=models.CharField(db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="matter",
            name="named_of",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="matter",
            name="people",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
    ]
