-- What waits for a moderator, what readers pointed out, what was decided, and which rules failed. Message texts
-- are not here: they stay with the message. New tables only: locks nothing.

create table review_item (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    subject_kind text not null check (length(subject_kind) between 1 and 20),
    subject_id bigint not null,
    zone text not null default '' check (length(zone) <= 20),
    state text not null default 'waiting' check (state in ('waiting', 'claimed', 'decided')),
    -- Why it is here first: by the rules, because it endangers, because a rule failed, or a reader's signal.
    cause text not null check (cause in ('held', 'escalated', 'failed', 'signal')),
    danger smallint not null check (danger between 0 and 3),
    -- A first message of somebody, or the first reply to one: ahead of the others of its level.
    first_disclosure boolean not null default false,
    first_reply boolean not null default false,
    -- Folded until opened.
    graphic boolean not null default false,
    -- Where the message was put when it was judged.
    placement text not null check (placement in ('published', 'held')),
    categories text[] not null default '{}',
    -- What the rules found: [{plugin, rule, version, action, score, level, category, reason, marks}], no words.
    hits text not null default '[]' check (octet_length(hits) <= 65536),
    rules_version text not null default '' check (length(rules_version) <= 128),
    opened_at timestamptz not null,
    claimed_by bigint,
    claimed_until timestamptz,
    -- Whether this claim's look at the message is in the audit log.
    looked_by bigint,
    decided_at timestamptz,
    version bigint not null default 1,
    unique (organisation_id, id),
    foreign key (organisation_id, claimed_by) references staff (organisation_id, id),
    foreign key (organisation_id, looked_by) references staff (organisation_id, id),
    check ((state = 'claimed') = (claimed_by is not null and claimed_until is not null)),
    check ((state = 'decided') = (decided_at is not null))
);
create unique index review_item_one_open on review_item (organisation_id, subject_kind, subject_id)
    where state <> 'decided';
create index review_item_queue
    on review_item (organisation_id, (3 - danger), (not (first_disclosure or first_reply)), opened_at, id)
    where state <> 'decided';
create index review_item_subject on review_item (organisation_id, subject_kind, subject_id, opened_at);

-- A reader's pointing out (Wijs ons hierop). Who did it is kept to count nobody twice and to answer them; never shown.
create table signal (
    id bigint primary key,
    organisation_id bigint not null,
    item_id bigint not null,
    account_id bigint,
    at timestamptz not null,
    reason text not null check (length(reason) between 1 and 40),
    words text not null default '' check (length(words) <= 1000),
    unique (organisation_id, id),
    unique (item_id, account_id),
    foreign key (organisation_id, item_id) references review_item (organisation_id, id)
);
-- Erasing an account takes its signals' tie to it.
create index signal_account on signal (organisation_id, account_id) where account_id is not null;

create table decision (
    id bigint primary key,
    organisation_id bigint not null,
    item_id bigint not null,
    number integer not null,
    at timestamptz not null,
    staff_id bigint not null,
    choice text not null check (choice in ('publish', 'ask', 'remove', 'escalate', 'note')),
    reason text not null default '' check (length(reason) <= 40),
    -- Own words: to the author with publish, ask and remove; to colleagues with escalate and note.
    words text not null default '' check (length(words) <= 2000),
    unique (organisation_id, id),
    unique (item_id, number),
    foreign key (organisation_id, item_id) references review_item (organisation_id, id),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);

create index decision_by_staff on decision (organisation_id, staff_id, at desc);

-- Rules that failed or overran, for the moderators. No message text.
create table rule_fault (
    organisation_id bigint not null references organisation (id),
    rule text not null check (length(rule) between 1 and 200),
    traceback text not null check (length(traceback) <= 4000),
    times bigint not null default 1,
    first_at timestamptz not null,
    last_at timestamptz not null,
    -- Seen by a moderator; failing again shows it again.
    seen_at timestamptz,
    primary key (organisation_id, rule)
);
