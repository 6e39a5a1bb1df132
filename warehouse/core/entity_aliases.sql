-- One way in which the articles or the rules write an entity.
create table core.entity_aliases (
    entity_id varchar not null references core.entities (entity_id),
    alias varchar not null,
    evidence varchar not null,
    merged_from varchar,
    score double check (score between 0 and 1),
    mentions bigint not null check (mentions >= 0),
    articles bigint not null check (articles >= 0),
    primary key (entity_id, alias)
);
comment on table core.entity_aliases is 'One way in which the articles or the rules write an entity, with the evidence.';
comment on column core.entity_aliases.entity_id is 'Entity that is meant';
comment on column core.entity_aliases.alias is 'The name as written';
comment on column core.entity_aliases.evidence is 'Why it means the entity: "rules", "written so", or the merge that joined two names';
comment on column core.entity_aliases.merged_from is 'Id that the name had in its own article before the merge; null = not merged';
comment on column core.entity_aliases.score is 'How alike the merged names are, 0 to 1; null = not merged';
comment on column core.entity_aliases.mentions is 'Number of mentions written so; 0 = only known from the rules';
comment on column core.entity_aliases.articles is 'Number of articles that write it so';
