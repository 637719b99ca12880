-- Forums: forums, topics, posts with their history, reactions, following, blocking, drafts and notices.
--
-- Why: the shared part of an organisation, in four zones that never touch each other. What only its author may
-- see again (drafts, earlier versions) is sealed with a key that is not in this database.
-- Locks: only tables that this file creates; the extensions take a moment in the catalogue.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- One configuration for each language that is searched; accents never matter.
create text search configuration luwte_dutch (copy = pg_catalog.dutch);
alter text search configuration luwte_dutch
    alter mapping for hword, hword_part, word with unaccent, dutch_stem;
create text search configuration luwte_english (copy = pg_catalog.english);
alter text search configuration luwte_english
    alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration luwte_arabic (copy = pg_catalog.arabic);
create text search configuration luwte_simple (copy = pg_catalog.simple);
alter text search configuration luwte_simple
    alter mapping for hword, hword_part, word with unaccent, simple;

-- The words of a text by the rules of its language. A heading weighs more than the text.
create function luwte_words(language text, heading text, words text) returns tsvector
    language sql immutable parallel safe
    return case language
        when 'nl' then setweight(to_tsvector('luwte_dutch', heading), 'A') || to_tsvector('luwte_dutch', words)
        when 'en' then setweight(to_tsvector('luwte_english', heading), 'A') || to_tsvector('luwte_english', words)
        when 'ar' then setweight(to_tsvector('luwte_arabic', heading), 'A') || to_tsvector('luwte_arabic', words)
        else setweight(to_tsvector('luwte_simple', heading), 'A') || to_tsvector('luwte_simple', words)
    end;

create table forum (
    id              bigint primary key,
    organisation_id bigint not null references organisation (id),
    zone            text not null check (zone in ('survivors', 'nearby', 'involved', 'professionals')),
    position        integer not null default 0,
    name            text not null check (length(name) between 1 and 80),
    purpose         text not null check (length(purpose) <= 400),
    rules           text[] not null default '{}' check (cardinality(rules) <= 3),
    language        text not null default 'nl' check (language in ('nl', 'en', 'ar', 'tr', 'pl')),
    -- anyone: readers without an account too; zone: those with a schuilnaam in this zone
    may_read        text not null default 'anyone' check (may_read in ('anyone', 'zone')),
    -- anyone: a first message makes an account; zone: those with a schuilnaam in this zone; nobody: an archive
    may_write       text not null default 'anyone' check (may_write in ('anyone', 'zone', 'nobody')),
    created_at      timestamptz not null default now(),
    unique (organisation_id, id)
);
create index forum_by_zone on forum (organisation_id, zone, position);

create table topic (
    id               bigint primary key,
    organisation_id  bigint not null,
    forum_id         bigint not null,
    -- As the first post has it; empty once that was withdrawn or removed.
    title            text not null check (octet_length(title) <= 2000),
    first_line       text not null default '' check (length(first_line) <= 1000),
    warnings         integer not null default 0,
    warning_words    text not null default '' check (octet_length(warning_words) <= 2000),
    persona_id       bigint,
    -- Whether anybody but its author may know of it: it has a post that was published.
    listed           boolean not null default false,
    created_at       timestamptz not null,
    -- When the newest published post was written: nothing else moves a topic up.
    active_at        timestamptz not null,
    unique (organisation_id, id),
    foreign key (organisation_id, forum_id) references forum (organisation_id, id),
    foreign key (organisation_id, persona_id) references persona (organisation_id, id)
);
create index topic_by_activity on topic (organisation_id, forum_id, active_at desc, id desc) where listed;
create index topic_by_persona on topic (persona_id);

create table post (
    id               bigint primary key,
    organisation_id  bigint not null,
    topic_id         bigint not null,
    forum_id         bigint not null,
    -- Nobody, once the account was erased.
    persona_id       bigint,
    -- published: everybody who may read the forum; held: waits for a human, only its author sees it;
    -- returned: a human asks its author for a change; removed: taken away with a reason that its author sees;
    -- withdrawn: by its author, the text is gone.
    state            text not null check (state in ('published', 'held', 'returned', 'removed', 'withdrawn')),
    opens_topic      boolean not null default false,
    heading          text not null default '' check (octet_length(heading) <= 2000),
    source           text not null check (octet_length(source) <= 80000),
    html             text not null,
    plain            text not null,
    language         text not null check (length(language) <= 8),
    warnings         integer not null default 0,
    warning_words    text not null default '' check (octet_length(warning_words) <= 2000),
    -- Which reactions are there at all, as bits: nobody counts them.
    reactions        smallint not null default 0,
    version          integer not null default 1,
    first_disclosure boolean not null default false,
    -- What its author is told: why it waits, or why it was removed or returned.
    explanation      text not null default '' check (length(explanation) <= 4000),
    -- Of the form that sent it: the same form sent twice makes one post.
    submission       bytea,
    created_at       timestamptz not null,
    edited_at        timestamptz,
    search           tsvector generated always as (luwte_words(language, heading, plain)) stored,
    unique (organisation_id, id),
    unique (organisation_id, submission),
    foreign key (organisation_id, topic_id) references topic (organisation_id, id),
    foreign key (organisation_id, forum_id) references forum (organisation_id, id),
    foreign key (organisation_id, persona_id) references persona (organisation_id, id)
);
create index post_in_topic on post (organisation_id, topic_id, created_at, id);
create index post_by_persona on post (persona_id, created_at desc, id desc);
-- What is not published is not in the index, so no query can find it there.
create index post_search on post using gin (search) where state = 'published';
create index post_newest on post (organisation_id, created_at desc, id desc) where state = 'published';

-- Earlier versions, for their author alone; sealed.
create table post_version (
    organisation_id bigint not null,
    post_id         bigint not null,
    version         integer not null,
    sealed          bytea not null,
    replaced_at     timestamptz not null,
    primary key (organisation_id, post_id, version),
    foreign key (organisation_id, post_id) references post (organisation_id, id) on delete cascade
);

create table reaction (
    organisation_id bigint not null,
    post_id         bigint not null,
    topic_id        bigint not null,
    persona_id      bigint not null,
    kind            smallint not null check (kind in (1, 2, 4)),
    primary key (organisation_id, post_id, persona_id, kind),
    foreign key (organisation_id, post_id) references post (organisation_id, id) on delete cascade,
    foreign key (organisation_id, persona_id) references persona (organisation_id, id)
);
create index reaction_own on reaction (organisation_id, persona_id, topic_id);

create table topic_follow (
    organisation_id bigint not null,
    account_id      bigint not null,
    topic_id        bigint not null,
    seen_at         timestamptz not null,
    primary key (organisation_id, account_id, topic_id),
    foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade,
    foreign key (organisation_id, topic_id) references topic (organisation_id, id) on delete cascade
);

-- Whom somebody does not want to meet. By persona, so that it shows nothing about other zones.
create table persona_block (
    organisation_id    bigint not null,
    account_id         bigint not null,
    blocked_persona_id bigint not null,
    created_at         timestamptz not null,
    primary key (organisation_id, account_id, blocked_persona_id),
    foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade,
    foreign key (organisation_id, blocked_persona_id) references persona (organisation_id, id) on delete cascade
);
create index persona_block_met on persona_block (organisation_id, blocked_persona_id);

-- One draft a place ("forum:<id>", "topic:<id>", "post:<id>") and account; sealed.
create table draft (
    id              bigint primary key,
    organisation_id bigint not null,
    account_id      bigint not null,
    place           text not null check (length(place) <= 40),
    sealed          bytea not null check (length(sealed) <= 131072),
    updated_at      timestamptz not null,
    unique (organisation_id, account_id, place),
    foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade
);

-- What somebody is told inside Luwte: decisions about their posts, with the reason.
create table notice (
    id              bigint primary key,
    organisation_id bigint not null,
    account_id      bigint not null,
    post_id         bigint,
    kind            text not null check (kind in ('published', 'returned', 'removed', 'unmasked')),
    reason          text not null default '' check (length(reason) <= 4000),
    created_at      timestamptz not null,
    foreign key (organisation_id, account_id) references account (organisation_id, id) on delete cascade,
    foreign key (organisation_id, post_id) references post (organisation_id, id) on delete cascade
);
create index notice_of_account on notice (organisation_id, account_id, created_at desc, id desc);

-- The stems that published posts use, to find the nearest one to a misspelt word. A stem that no published post
-- has any more is taken out with the post.
create table search_stem (
    organisation_id bigint not null references organisation (id),
    zone            text not null,
    stem            text not null check (length(stem) between 4 and 40),
    primary key (organisation_id, zone, stem)
);
create index search_stem_trigrams on search_stem using gin (stem gin_trgm_ops);
