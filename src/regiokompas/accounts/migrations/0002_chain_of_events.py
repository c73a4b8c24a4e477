"""Events follow each other by digest; those that exist are chained in the order they were kept."""

from typing import Any

from django.db import migrations, models

from regiokompas.accounts.chain import event_digest


def chain_existing(apps: Any, schema_editor: Any) -> None:
    Event = apps.get_model("accounts", "Event")
    ChainHead = apps.get_model("accounts", "ChainHead")
    number, previous = 0, ""
    for event in Event.objects.order_by("id"):
        number += 1
        event.number, event.previous_digest = number, previous
        event.digest = event_digest(
            number=number,
            at=event.at,
            by=event.by,
            action=event.action,
            subject=event.subject,
            detail=event.detail,
            previous=previous,
        )
        event.save()
        previous = event.digest
    ChainHead.objects.create(name="events", number=number, digest=previous)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, unique=True, verbose_name='name')),
                ('number', models.PositiveBigIntegerField(default=0, verbose_name='number')),
                ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest')),
            ],
            options={
                'verbose_name': 'end of the chain of events',
                'verbose_name_plural': 'ends of the chain of events',
            },
        ),
        migrations.AddField(
            model_name='event',
            name='number',
            field=models.PositiveBigIntegerField(null=True, verbose_name='number'),
        ),
        migrations.AddField(
            model_name='event',
            name='previous_digest',
            field=models.CharField(blank=True, default='', max_length=64, verbose_name='previous digest'),
        ),
        migrations.AddField(
            model_name='event',
            name='digest',
            field=models.CharField(default='', max_length=64, verbose_name='digest'),
        ),
        migrations.RunPython(chain_existing, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='event',
            name='number',
            field=models.PositiveBigIntegerField(unique=True, verbose_name='number'),
        ),
        migrations.AlterField(
            model_name='event',
            name='previous_digest',
            field=models.CharField(blank=True, max_length=64, unique=True, verbose_name='previous digest'),
        ),
        migrations.AlterField(
            model_name='event',
            name='digest',
            field=models.CharField(max_length=64, unique=True, verbose_name='digest'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='event_digest_is_a_digest'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number', 1), ('previous_digest', '')), models.Q(('number__gt', 1), ('previous_digest__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='event_follows_another'),
        ),
    ]
