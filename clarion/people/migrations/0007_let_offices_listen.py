"""Offices that are open already can listen: as new ones can, by the same roles."""

from django.db import migrations

FORWARDS = """
UPDATE people_role SET powers = (
    SELECT array_agg(DISTINCT power ORDER BY power)
    FROM unnest(powers || ARRAY['listen']::varchar[]) AS power
) WHERE name IN ('First administrator', 'Desk supervisor', 'Communications officer');
"""


class Migration(migrations.Migration):
    """Nothing is taken from a role that an office has made its own."""

    dependencies = [("people", "0006_tell_of_promises")]
    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
