-- Escalations (alarms), what happened to each, and the duty roster. An alarm is durable before anybody is told of
-- it; which of two people takes it is decided by its row's lock, and that a subject has one open alarm by a unique
-- index. New tables only: locks nothing.

create table escalation (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    subject text not null check (length(subject) between 1 and 60),
    level smallint not null check (level between 2 and 3),
    categories text[] not null check (cardinality(categories) <= 32),
    state text not null default 'raised'
        check (state in ('raised', 'delivered', 'acknowledged', 'handed_over', 'closed')),
    -- Since when it is at its level: the minutes tick from here.
    level_since timestamptz not null,
    raised_at timestamptz not null,
    delivered_at timestamptz,
    acknowledged_at timestamptz,
    closed_at timestamptz,
    -- Who has it; while handed over: to whom.
    holder_id bigint,
    outcome text check (outcome in ('safe', 'helped', 'handed_on', 'no_danger', 'no_contact')),
    version bigint not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, holder_id) references staff (organisation_id, id),
    check (state not in ('acknowledged', 'handed_over', 'closed') or holder_id is not null),
    check ((state = 'closed') = (closed_at is not null)),
    check ((state = 'closed') = (outcome is not null))
);
create unique index escalation_one_open on escalation (organisation_id, subject) where state <> 'closed';
create index escalation_open on escalation (organisation_id, level desc, level_since) where state <> 'closed';
create index escalation_closed on escalation (organisation_id, closed_at desc, id) where state = 'closed';

create table escalation_event (
    id bigint primary key,
    organisation_id bigint not null,
    escalation_id bigint not null,
    -- Order within one alarm: moments may be equal.
    number integer not null,
    at timestamptz not null,
    what text not null
        check (what in ('raised', 'raised_again', 'delivered', 'acknowledged', 'handed_over', 'noted', 'closed')),
    staff_id bigint,
    to_staff_id bigint,
    -- Sealed with a key that is not in the database, bound to this row's id (safety.md S23).
    note bytea check (octet_length(note) <= 20000),
    unique (organisation_id, id),
    unique (escalation_id, number),
    foreign key (organisation_id, escalation_id) references escalation (organisation_id, id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id),
    foreign key (organisation_id, to_staff_id) references staff (organisation_id, id)
);

-- Who is on duty, from when to when. Shifts may overlap: two is better than one.
create table shift (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    staff_id bigint not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    unique (organisation_id, id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id),
    check (ends_at > starts_at and ends_at <= starts_at + interval '14 days')
);
create index shift_when on shift (organisation_id, ends_at);
