"""The database itself keeps what one office says from leaving through another one's account."""

from django.db import migrations

FORWARDS = """
ALTER TABLE postroom_account ADD CONSTRAINT postroom_account_id_office UNIQUE (id, office_id);
ALTER TABLE postroom_dispatch ADD CONSTRAINT postroom_dispatch_own_account
    FOREIGN KEY (account_id, office_id) REFERENCES postroom_account (id, office_id);
"""
BACKWARDS = """
ALTER TABLE postroom_dispatch DROP CONSTRAINT postroom_dispatch_own_account;
ALTER TABLE postroom_account DROP CONSTRAINT postroom_account_id_office;
"""


class Migration(migrations.Migration):
    """With the mode that an account shares with its office: no exercise is ever live."""

    dependencies = [("postroom", "0008_say_change_and_take_down")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
