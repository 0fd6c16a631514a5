"""The first tables of the station."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samvekt.domain.exact_json


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.SlugField(max_length=60)),
                ("dossier_id", models.CharField(max_length=80)),
                ("title", models.TextField()),
                ("language", models.CharField(default="nb", max_length=3)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("prepare", "Prepare"),
                            ("evidence", "Evidence"),
                            ("judgement", "Judgement"),
                            ("discussion", "Discussion"),
                            ("weighing", "Weighing"),
                            ("choice", "Choice"),
                            ("decision", "Decision"),
                            ("published", "Published"),
                            ("follow_up", "Follow Up"),
                        ],
                        default="prepare",
                        max_length=20,
                    ),
                ),
                ("situation", models.TextField(blank=True)),
                ("need", models.TextField(blank=True)),
                ("level", models.CharField(max_length=20)),
                ("profile", models.CharField(max_length=20)),
                ("legal", models.TextField(blank=True)),
                ("economic", models.TextField(blank=True)),
                ("professional", models.TextField(blank=True)),
                ("laws", samvekt.domain.exact_json.ExactJSON(default=list)),
                ("plans", samvekt.domain.exact_json.ExactJSON(default=list)),
                ("plan_years", samvekt.domain.exact_json.ExactJSON(default=list)),
                ("as_of", models.DateField(null=True)),
                ("criteria", samvekt.domain.exact_json.ExactJSON(default=dict)),
                ("rest", samvekt.domain.exact_json.ExactJSON(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds_created",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PromisedSeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "Reader"),
                            ("participant", "Participant"),
                            ("assessor", "Assessor"),
                            ("professional_lead", "Professional Lead"),
                            ("process_leader", "Process Leader"),
                            ("decision_secretary", "Decision Secretary"),
                            ("archivist", "Archivist"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promised",
                        to="people.invitation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promised",
                        to="rounds.round",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PhaseDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("prepare", "Prepare"),
                            ("evidence", "Evidence"),
                            ("judgement", "Judgement"),
                            ("discussion", "Discussion"),
                            ("weighing", "Weighing"),
                            ("choice", "Choice"),
                            ("decision", "Decision"),
                            ("published", "Published"),
                            ("follow_up", "Follow Up"),
                        ],
                        max_length=20,
                    ),
                ),
                ("opens_on", models.DateField(null=True)),
                ("closes_on", models.DateField(null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dates",
                        to="rounds.round",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dossier_id", models.CharField(max_length=80)),
                ("place_in_order", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("change", models.CharField(max_length=10)),
                ("target_group", models.TextField(blank=True)),
                ("measure", models.TextField(blank=True)),
                ("comparator", models.TextField(blank=True)),
                ("place", models.TextField(blank=True)),
                ("distinction", models.CharField(blank=True, max_length=20)),
                ("recipients_per_year", samvekt.domain.exact_json.ExactJSON(null=True)),
                ("proposed_by", models.TextField(blank=True)),
                ("requires", samvekt.domain.exact_json.ExactJSON(default=list)),
                ("excludes", samvekt.domain.exact_json.ExactJSON(default=list)),
                ("replaces", samvekt.domain.exact_json.ExactJSON(default=list)),
                ("partial_from", models.FloatField(null=True)),
                ("soundness", models.TextField(blank=True)),
                ("came_without_soundness", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("figures", samvekt.domain.exact_json.ExactJSON(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="rounds.round",
                    ),
                ),
            ],
            options={
                "ordering": ["place_in_order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "Reader"),
                            ("participant", "Participant"),
                            ("assessor", "Assessor"),
                            ("professional_lead", "Professional Lead"),
                            ("process_leader", "Process Leader"),
                            ("decision_secretary", "Decision Secretary"),
                            ("archivist", "Archivist"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="rounds.round",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LocalRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                ("version", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("checksum", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_records",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "name", "version"), name="local_record_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("organisation", "public_id"), name="round_address_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="round_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "phase__in",
                        [
                            "prepare",
                            "evidence",
                            "judgement",
                            "discussion",
                            "weighing",
                            "choice",
                            "decision",
                            "published",
                            "follow_up",
                        ],
                    )
                ),
                name="round_known_phase",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ("nb", "nn", "en", "se", "smj", "sma"))),
                name="round_known_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("level__in", ("political", "administrative", "clinical", "national"))
                ),
                name="round_known_level",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("profile__in", ("practice", "municipal", "national"))),
                name="round_known_profile",
            ),
        ),
        migrations.AddConstraint(
            model_name="promisedseat",
            constraint=models.UniqueConstraint(
                fields=("invitation", "round", "role"), name="promised_seat_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="phasedate",
            constraint=models.UniqueConstraint(fields=("round", "phase"), name="phase_dates_once"),
        ),
        migrations.AddConstraint(
            model_name="phasedate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_on", None),
                    ("closes_on", None),
                    ("closes_on__gte", models.F("opens_on")),
                    _connector="OR",
                ),
                name="phase_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.UniqueConstraint(
                fields=("round", "dossier_id"), name="option_id_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="option_has_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("change__in", ("start", "expand", "keep", "reduce", "stop", "research"))
                ),
                name="option_known_change",
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("change__in", ("reduce", "stop")), _negated=True),
                    models.Q(("soundness", ""), _negated=True),
                    ("came_without_soundness", True),
                    _connector="OR",
                ),
                name="option_taken_away_is_sound",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("round", "person", "role"), name="seat_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "archivist",
                            "assessor",
                            "decision_secretary",
                            "participant",
                            "process_leader",
                            "professional_lead",
                            "reader",
                        ],
                    )
                ),
                name="seat_known_role",
            ),
        ),
    ]
