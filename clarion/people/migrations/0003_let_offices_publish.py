"""Offices that are open already can write statements: as new ones can, by the same roles."""

from django.db import migrations

FORWARDS = """
UPDATE people_role SET powers = (
    SELECT array_agg(DISTINCT power ORDER BY power)
    FROM unnest(powers || ARRAY['write statements', 'take statements down']::varchar[]) AS power
) WHERE name = 'First administrator';
INSERT INTO people_role (office_id, name, powers)
    SELECT id, 'Communications officer',
        ARRAY['hold', 'read cases', 'settle unknown outcomes', 'sign',
            'take statements down', 'write statements']
    FROM people_office
    WHERE id NOT IN (SELECT office_id FROM people_role WHERE name = 'Communications officer');
"""


class Migration(migrations.Migration):
    """Nothing is taken from a role that an office has made its own."""

    dependencies = [("people", "0002_leave_joining_to_the_ledger")]
    operations = [migrations.RunSQL(FORWARDS, migrations.RunSQL.noop)]
