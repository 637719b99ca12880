-- The chain of an alarm: who is called when, step by step, until a human has it. What is due stands in the tables
-- alone (next_step_at of an alarm, next_try_at of a call), so that a process that dies takes nothing with it: any
-- other goes on. That nothing is called twice is decided by unique constraints and row locks.
-- Changes checks and adds columns on tables with some hundred rows: locks them for milliseconds.

-- How long, per organisation. No row: the defaults.
create table escalation_setting (
    organisation_id bigint primary key references organisation (id),
    -- Within how long somebody has to take an alarm of the level before the next in the chain is called.
    level2_seconds integer not null default 900 check (level2_seconds between 1 and 86400),
    level3_seconds integer not null default 120 check (level3_seconds between 1 and 86400),
    -- Within how long who took it has to say that they act; after that the chain begins again.
    acting_seconds integer not null default 900 check (acting_seconds between 1 and 86400),
    -- How often everybody and the fallback are called again at the end of the chain.
    repeat_seconds integer not null default 900 check (repeat_seconds between 1 and 86400)
);
comment on table escalation_setting is 'Deadlines of an organisation''s alarms; no row means the defaults';

-- The place in the chain: 1 is called first, then 2, and so on. Several in one place are called together.
alter table shift add column place smallint not null default 1 check (place between 1 and 9);

alter table escalation
    drop constraint escalation_state_check,
    drop constraint escalation_check,
    -- Until when a human has to have it; moves when the level rises.
    add column due_at timestamptz,
    -- What the person wrote, for subjects that cannot be read elsewhere (a conversation that is gone). Sealed with a
    -- key that is not in the database, bound to the subject (safety.md S23).
    add column excerpt bytea check (octet_length(excerpt) <= 20000),
    -- The last step of the chain that was called, counted for the alarm's whole life.
    add column step integer not null default 0 check (step >= 0),
    -- Steps after this one belong to the present way through the chain.
    add column round_step integer not null default 0,
    -- How far that way is; null: nobody was called yet.
    add column stage text check (stage in ('on_duty', 'next', 'everyone', 'fallback', 'handed_over')),
    -- When the chain goes on. An alarm that nobody has always has such a moment.
    add column next_step_at timestamptz,
    -- Who handed it over, while it is.
    add column handed_by_id bigint,
    add column acting_at timestamptz,
    add foreign key (organisation_id, handed_by_id) references staff (organisation_id, id),
    add check (round_step between 0 and step);

update escalation set due_at = level_since + case when level = 3 then interval '2 minutes' else interval '15 minutes' end,
    next_step_at = case when state in ('raised', 'delivered', 'handed_over') then now() end;

alter table escalation
    alter column due_at set not null,
    add constraint escalation_state_check
        check (state in ('raised', 'delivered', 'acknowledged', 'acting', 'handed_over', 'closed')),
    -- Handed over to the next shift, it has no holder until somebody accepts.
    add constraint escalation_has_holder check (state not in ('acknowledged', 'acting', 'closed') or holder_id is not null),
    add constraint escalation_goes_on check (state not in ('raised', 'delivered', 'handed_over') or next_step_at is not null),
    add constraint escalation_rests check (state not in ('acting', 'closed') or next_step_at is null);
create index escalation_due on escalation (next_step_at) where next_step_at is not null;

alter table escalation_event
    drop constraint escalation_event_what_check,
    add constraint escalation_event_what_check check (what in ('raised', 'raised_again', 'delivered', 'called', 'acknowledged',
        'acting', 'lapsed', 'handed_over', 'noted', 'closed')),
    -- Of a call: which step of the chain, and how far the chain was.
    add column step integer,
    add column stage text check (stage in ('on_duty', 'next', 'everyone', 'fallback', 'handed_over')),
    add check ((what = 'called') = (step is not null and stage is not null));
-- No step is called twice.
create unique index escalation_event_step on escalation_event (escalation_id, step) where what = 'called';

-- The outbox: who is to be called by which channel, and what came of it. One row is one call, however often it was
-- tried; its id is what a receiver drops doubles by.
create table alarm_call (
    id bigint primary key,
    organisation_id bigint not null,
    escalation_id bigint not null,
    step integer not null check (step >= 1),
    stage text not null check (stage in ('on_duty', 'next', 'everyone', 'fallback', 'handed_over')),
    -- Null: the organisation's fallback.
    staff_id bigint,
    channel text not null check (channel ~ '^[a-z][a-z0-9-]{1,29}$'),
    -- acknowledged: who was called took the alarm; cancelled: somebody else was quicker.
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'acknowledged', 'cancelled')),
    attempts integer not null default 0 check (attempts >= 0),
    -- When it is to be tried; while it is being tried: when that counts as not done (the process died).
    next_try_at timestamptz not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    ended_at timestamptz,
    -- Why the last attempt did not succeed: a word of the channel, never an address.
    failure text not null default '' check (length(failure) <= 100),
    unique (organisation_id, id),
    unique nulls not distinct (escalation_id, step, staff_id, channel),
    foreign key (organisation_id, escalation_id) references escalation (organisation_id, id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id),
    check (state <> 'sent' or sent_at is not null),
    check ((state in ('waiting', 'sent')) = (ended_at is null))
);
create index alarm_call_due on alarm_call (next_try_at) where state = 'waiting';
create index alarm_call_of on alarm_call (organisation_id, escalation_id, step);
comment on table alarm_call is 'Outbox of calls: one row an alarm, step, person (or the fallback) and channel';
