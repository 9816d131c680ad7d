"""What a watch finds and loses is noted by the database, so that nobody has to count it all."""

import django.db.models.deletion
from django.db import migrations, models

FORWARDS = """
CREATE FUNCTION listening_note_matches() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO listening_slip (watch_id, pseudonym, received_at, many)
    SELECT one.watch_id, said.pseudonym, min(said.received_at), TG_ARGV[0]::int * count(*)
    FROM changed AS one JOIN listening_mention AS said ON said.id = one.mention_id
    GROUP BY one.watch_id, said.pseudonym;
    RETURN NULL;
END $$;
CREATE TRIGGER listening_match_found AFTER INSERT ON listening_match
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION listening_note_matches('1');
CREATE TRIGGER listening_match_lost AFTER DELETE ON listening_match
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION listening_note_matches('-1');
INSERT INTO listening_slip (watch_id, pseudonym, received_at, many)
    SELECT one.watch_id, said.pseudonym, min(said.received_at), count(*)
    FROM listening_match AS one JOIN listening_mention AS said ON said.id = one.mention_id
    GROUP BY one.watch_id, said.pseudonym;
"""
BACKWARDS = """
DROP TRIGGER listening_match_found ON listening_match;
DROP TRIGGER listening_match_lost ON listening_match;
DROP FUNCTION listening_note_matches();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0014_read_again_what_was_thought_harmless"),
    ]

    operations = [
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pseudonym", models.CharField(max_length=20)),
                ("received_at", models.DateTimeField()),
                ("many", models.BigIntegerField()),
                (
                    "watch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="listening.watch",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["watch"], include=("many",), name="listening_slip_watch")
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("era", models.DateTimeField()),
                ("private", models.BigIntegerField(default=0)),
                ("every", models.BigIntegerField(default=0)),
                (
                    "watch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="listening.watch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("watch", "era"), name="listening_tally_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("era", models.DateTimeField()),
                ("pseudonym", models.CharField(max_length=20)),
                ("said", models.BigIntegerField()),
                (
                    "watch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="listening.watch",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["watch", "-said"], name="listening_voice_most"),
                    models.Index(fields=["watch", "era", "-said"], name="listening_voice_era"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("watch", "pseudonym"), name="listening_voice_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
