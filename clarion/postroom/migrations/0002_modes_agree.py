"""The database itself keeps live accounts out of an exercise office."""

from django.db import migrations

FORWARDS = """
ALTER TABLE people_office ADD CONSTRAINT people_office_id_mode UNIQUE (id, mode);
ALTER TABLE postroom_account ADD CONSTRAINT postroom_account_mode_agrees
    FOREIGN KEY (office_id, office_mode) REFERENCES people_office (id, mode);
"""
BACKWARDS = """
ALTER TABLE postroom_account DROP CONSTRAINT postroom_account_mode_agrees;
ALTER TABLE people_office DROP CONSTRAINT people_office_id_mode;
"""


class Migration(migrations.Migration):
    """A foreign key to both columns: an office cannot change its mode under its accounts."""

    dependencies = [("postroom", "0001_initial"), ("people", "0001_initial")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
