"""The database itself refuses to change or to take away what was entered."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ledger_entry_refuse BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_refuse_all BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_seal_refuse BEFORE UPDATE OR DELETE ON ledger_seal
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_seal_refuse_all BEFORE TRUNCATE ON ledger_seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""
BACKWARDS = """
DROP TRIGGER ledger_entry_refuse ON ledger_entry;
DROP TRIGGER ledger_entry_refuse_all ON ledger_entry;
DROP TRIGGER ledger_seal_refuse ON ledger_seal;
DROP TRIGGER ledger_seal_refuse_all ON ledger_seal;
DROP FUNCTION ledger_refuse();
"""


class Migration(migrations.Migration):
    """Triggers, because a permission can be given back."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
