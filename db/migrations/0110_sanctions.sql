-- Sanctions: what holds for somebody after a decision, until when, and why. With it what a decision has to keep
-- to be explained and contested later, which moderators look after which forum, and what moderators read today.
--
-- Why: a sanction ends by itself (its moment has passed: no job has to run), can be taken back, and is the
-- account's without telling anybody which personas belong together: staff see it by the persona they dealt with.
-- Locks: adds nullable columns and columns with constant defaults to review_item and decision, which rewrites
-- nothing: each is locked for milliseconds. The index on decision is built while writers of decisions wait: well
-- under a second for 100,000 decisions. The other tables are new.

-- Where a message stands ("forum:<id>"), to route it to that place's own moderators.
alter table review_item add column place text not null default '' check (length(place) <= 40);

alter table decision
    -- Whose message it was: to show and explain the decision to them, and to hear an appeal. Nobody once erased.
    add column account_id bigint,
    add column persona_id bigint,
    add column zone text not null default '' check (length(zone) <= 20),
    add column place text not null default '' check (length(place) <= 40),
    -- As that place was called then.
    add column place_name text not null default '' check (length(place_name) <= 80),
    -- What the decision stood on at that moment: the item goes on changing when a message is judged again.
    add column hits text not null default '[]' check (octet_length(hits) <= 65536),
    add column rules_version text not null default '' check (length(rules_version) <= 128),
    add column cause text not null default '' check (length(cause) <= 20),
    add column danger smallint not null default 0 check (danger between 0 and 3),
    -- Taken back after an appeal: the message is there again.
    add column overturned_at timestamptz;
create index decision_of_account on decision (organisation_id, account_id, at desc, id) where account_id is not null;

create table sanction (
    id bigint primary key,
    organisation_id bigint not null,
    decision_id bigint not null,
    -- For whom it holds; nobody once the account is erased.
    account_id bigint,
    -- As whom the team met them: the only name that the team sees with it.
    persona_id bigint,
    kind text not null check (kind in ('warning', 'slow', 'read_only', 'pause', 'exclusion')),
    -- place: there alone; zone: wherever that persona comes; account: everywhere.
    reach text not null check (reach in ('place', 'zone', 'account')),
    zone text not null check (length(zone) <= 20),
    place text not null default '' check (length(place) <= 40),
    reason text not null check (length(reason) between 1 and 40),
    -- The moderator's own words to the person.
    words text not null default '' check (length(words) <= 2000),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    -- Until when it counts as a strike.
    counts_until timestamptz not null,
    -- Of slow mode: minutes between two messages, and when the last one passed.
    every_minutes integer check (every_minutes between 1 and 10080),
    last_passed_at timestamptz,
    revoked_at timestamptz,
    revoked_by bigint,
    version bigint not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, decision_id) references decision (organisation_id, id),
    foreign key (organisation_id, account_id) references account (organisation_id, id),
    foreign key (organisation_id, persona_id) references persona (organisation_id, id),
    foreign key (organisation_id, revoked_by) references staff (organisation_id, id),
    check (ends_at > starts_at and ends_at <= starts_at + interval '732 days'),
    check ((kind = 'slow') = (every_minutes is not null)),
    check ((reach = 'place') = (place <> '')),
    check ((revoked_at is null) = (revoked_by is null))
);
create index sanction_of_account on sanction (organisation_id, account_id, ends_at desc) where account_id is not null;
create index sanction_of_persona on sanction (organisation_id, persona_id, starts_at desc) where persona_id is not null;
create index sanction_by_end on sanction (organisation_id, ends_at desc, id);
create index sanction_of_decision on sanction (organisation_id, decision_id);

-- Who moderates which place first. A place without anybody is everybody's, and what endangers is too.
create table place_moderator (
    organisation_id bigint not null,
    place text not null check (length(place) between 1 and 40),
    staff_id bigint not null,
    primary key (organisation_id, place, staff_id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id) on delete cascade
);

-- What a moderator read, for themselves alone: to know how much it was. Kept two days.
create table exposure (
    id bigint primary key,
    organisation_id bigint not null,
    staff_id bigint not null,
    at timestamptz not null,
    heavy boolean not null,
    characters integer not null check (characters >= 0),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id) on delete cascade
);
create index exposure_of_staff on exposure (organisation_id, staff_id, at desc);

-- How a colleague wants the room, and until when they rest from heavy messages.
create table room_choice (
    organisation_id bigint not null,
    staff_id bigint not null,
    shortcuts boolean not null default true,
    rests_until timestamptz,
    primary key (organisation_id, staff_id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id) on delete cascade
);
