-- Rules that moderators write live, beside the ones in the plugins folder: every version is kept, with who wrote,
-- proposed and published it, and why. What a rule may become, and that it takes two people to publish one, is
-- enforced here too, so that no defect of the program can pass by it. New tables, which lock nothing; and one index on
-- post, to read the last messages of every state, which is built in seconds and holds up writing to post meanwhile.

create table rule (
    id bigint primary key,
    organisation_id bigint not null references organisation (id),
    -- The rule's id in its source; it stays.
    name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    created_at timestamptz not null,
    unique (organisation_id, id),
    unique (organisation_id, name)
);

create table rule_version (
    organisation_id bigint not null,
    rule_id bigint not null,
    number integer not null check (number >= 1),
    -- The version that it was written from; null: none.
    based_on integer,
    source text not null check (octet_length(source) between 1 and 65536),
    -- One line from the source, for the list.
    about text not null default '' check (length(about) <= 300),
    reason text not null check (length(reason) between 1 and 500),
    author_id bigint not null,
    created_at timestamptz not null,
    state text not null default 'draft'
        check (state in ('draft', 'tried', 'shadow', 'proposed', 'published', 'superseded', 'withdrawn')),
    proposed_by bigint,
    proposed_at timestamptz,
    published_by bigint,
    published_at timestamptz,
    -- From when it no longer judges.
    expires_at timestamptz,
    -- After so many actions a day it holds for a human instead of acting.
    daily_cap integer check (daily_cap between 1 and 100000),
    primary key (organisation_id, rule_id, number),
    foreign key (organisation_id, rule_id) references rule (organisation_id, id),
    foreign key (organisation_id, author_id) references staff (organisation_id, id),
    foreign key (organisation_id, proposed_by) references staff (organisation_id, id),
    foreign key (organisation_id, published_by) references staff (organisation_id, id),
    check ((proposed_by is null) = (proposed_at is null)),
    check ((published_by is null) = (published_at is null)),
    constraint rule_version_four_eyes check (
        published_by is null
        or (proposed_by is not null and published_by <> proposed_by and published_by <> author_id)),
    constraint rule_version_published_by_somebody check (state <> 'published' or published_by is not null),
    constraint rule_version_proposed_by_somebody check (state <> 'proposed' or proposed_by is not null)
);
-- One of each at a time.
create unique index rule_version_one_published on rule_version (organisation_id, rule_id)
    where state = 'published';
create unique index rule_version_one_on_trial on rule_version (organisation_id, rule_id)
    where state in ('shadow', 'proposed');
create unique index rule_version_one_draft on rule_version (organisation_id, rule_id)
    where state in ('draft', 'tried');
-- What judges.
create index rule_version_judging on rule_version (organisation_id)
    where state in ('shadow', 'proposed', 'published');

-- What a version may become. The same table as in core/feature/rules/rule.cpp.
create function rule_may_become(before text, after text) returns boolean
    language sql immutable strict parallel safe
    return case before
        when 'draft' then after in ('tried', 'superseded', 'withdrawn')
        when 'tried' then after in ('shadow', 'proposed', 'superseded', 'withdrawn')
        when 'shadow' then after in ('proposed', 'superseded', 'withdrawn')
        when 'proposed' then after in ('shadow', 'published', 'superseded', 'withdrawn')
        when 'published' then after in ('superseded', 'withdrawn')
        -- Back to it: only what two people published before; see rule_version_keeps_its_word.
        when 'superseded' then after = 'published'
        when 'withdrawn' then after = 'published'
        else false
    end;

create function rule_version_keeps_its_word() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' or new.proposed_by is not null or new.published_by is not null then
            raise exception 'a version of a rule begins as a draft' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if (new.organisation_id, new.rule_id, new.number, new.based_on, new.source, new.about, new.reason, new.author_id,
        new.created_at, new.expires_at, new.daily_cap)
       is distinct from
       (old.organisation_id, old.rule_id, old.number, old.based_on, old.source, old.about, old.reason, old.author_id,
        old.created_at, old.expires_at, old.daily_cap) then
        raise exception 'a version of a rule does not change; write another one' using errcode = 'check_violation';
    end if;
    if new.state <> old.state and not rule_may_become(old.state, new.state) then
        raise exception 'a rule does not go from % to %', old.state, new.state using errcode = 'check_violation';
    end if;
    -- Who proposed stays who proposed, unless it is proposed anew; who published stays who published.
    if (new.proposed_by, new.proposed_at) is distinct from (old.proposed_by, old.proposed_at)
       and not (new.state = 'proposed' and old.state <> 'proposed') then
        raise exception 'a proposal is made by proposing' using errcode = 'check_violation';
    end if;
    if (new.published_by, new.published_at) is distinct from (old.published_by, old.published_at)
       and not (new.state = 'published' and old.state = 'proposed') then
        raise exception 'a rule is published by publishing its proposal' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger rule_version_keeps_its_word before insert or update on rule_version
    for each row execute function rule_version_keeps_its_word();

create function rule_history_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the history of rules is kept: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
create trigger rule_version_stays before delete on rule_version
    for each row execute function rule_history_refuse();

-- Each step of a rule's life, in words for people; the audit log has them too, chained.
create table rule_step (
    id bigint generated always as identity primary key,  -- never leaves the database; steps of one moment in order
    organisation_id bigint not null,
    rule_id bigint not null,
    number integer not null,
    at timestamptz not null,
    -- Null: the program (its date has passed).
    staff_id bigint,
    from_state text not null default '' check (length(from_state) <= 20),
    to_state text not null check (length(to_state) between 1 and 20),
    reason text not null default '' check (length(reason) <= 500),
    foreign key (organisation_id, rule_id, number) references rule_version (organisation_id, rule_id, number),
    foreign key (organisation_id, staff_id) references staff (organisation_id, id)
);
create index rule_step_of_rule on rule_step (organisation_id, rule_id, id desc);
create trigger rule_step_append_only before update or delete on rule_step
    for each row execute function rule_history_refuse();

-- What each rule did, a day: of plugins in the folder too. Sums, flushed in batches by the processes that judge.
create table rule_count (
    organisation_id bigint not null references organisation (id),
    day date not null,
    plugin text not null check (length(plugin) between 1 and 80),
    rule text not null check (length(rule) between 1 and 80),
    -- "v3" of a rule of the organisation's own, else the hash of its file.
    version text not null check (length(version) <= 64),
    shadow boolean not null,
    messages bigint not null default 0,
    hits bigint not null default 0,
    actions bigint not null default 0,
    -- Held for a human because the day's cap was reached; among the actions.
    capped bigint not null default 0,
    microseconds bigint not null default 0,
    primary key (organisation_id, day, plugin, rule, version, shadow)
);

-- A version tried on the organisation's past messages.
create table backtest (
    id bigint primary key,
    organisation_id bigint not null,
    rule_id bigint not null,
    number integer not null,
    state text not null default 'running'
        check (state in ('running', 'finished', 'cancelled', 'interrupted', 'failed')),
    wanted integer not null check (wanted between 1 and 100000),
    total integer not null default 0,
    done integer not null default 0,
    cancel_wanted boolean not null default false,
    started_by bigint not null,
    started_at timestamptz not null,
    -- When the process that runs it last said so; long ago: it is gone.
    beat_at timestamptz not null,
    ended_at timestamptz,
    -- Sums, as JSON.
    result text not null default '{}' check (octet_length(result) <= 65536),
    unique (organisation_id, id),
    foreign key (organisation_id, rule_id, number) references rule_version (organisation_id, rule_id, number),
    foreign key (organisation_id, started_by) references staff (organisation_id, id),
    check ((state = 'running') = (ended_at is null))
);
create unique index backtest_one_running on backtest (organisation_id) where state = 'running';
create index backtest_of_rule on backtest (organisation_id, rule_id, number, started_at desc);

-- The messages whose verdict it would change. No text: that is read where it stands, by who may.
create table backtest_change (
    organisation_id bigint not null,
    backtest_id bigint not null,
    position integer not null,
    subject_kind text not null check (length(subject_kind) between 1 and 20),
    subject_id bigint not null,
    before_action text not null check (length(before_action) <= 20),
    before_level smallint not null,
    after_action text not null check (length(after_action) <= 20),
    after_level smallint not null,
    -- What became of the message, and what a moderator decided; empty: nobody decided.
    stood text not null check (length(stood) <= 20),
    decided text not null default '' check (length(decided) <= 20),
    primary key (organisation_id, backtest_id, position),
    foreign key (organisation_id, backtest_id) references backtest (organisation_id, id) on delete cascade
);

create index post_by_time on post (organisation_id, created_at desc, id desc) where state <> 'withdrawn';
