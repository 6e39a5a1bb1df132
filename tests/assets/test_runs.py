"""The whole job in this process: what a run leaves, what a second one does, and what an engineer reads of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import dagster as dg

from assets.resources import Storage
from tests.installation import CASTLE, RIVER, failure_of

if TYPE_CHECKING:
    from tests.installation import Installation

DAY, NEXT = "2023-05-02", "2023-05-03"


def metadata(result: dg.ExecuteInProcessResult, key: str) -> dict[str, dg.MetadataValue]:
    found = [
        event.step_materialization_data.materialization
        for event in result.all_events
        if event.is_step_materialization and event.asset_key == dg.AssetKey(key.split("/"))
    ]
    return dict(found[-1].metadata)


def test_a_run_publishes_facts_with_their_sentence(filled: Installation) -> None:
    rows = filled.ask(
        "select value_low, fact_type from views.fact_overview where quote = '14 soldiers' or value_low = 14"
    )
    assert rows == [(14.0, "killed")]


def test_a_run_without_news_leaves_the_published_file(filled: Installation) -> None:
    before = filled.home.current_file.resolve()
    result = filled.run("2023-05-02", "2023-05-04")
    assert result.success
    assert filled.home.current_file.resolve() == before
    assert metadata(result, "published/newsfacts")["new"].value is False


def test_metadata_counts_rows_so_that_trends_show(filled: Installation) -> None:
    result = filled.run("2023-05-02", "2023-05-03")
    facts = metadata(result, "lake/facts")
    assert facts["dagster/row_count"].value == filled.ask("select count(*) from core.facts")[0][0]
    assert facts["texts_parsed"].value == 0
    assert "data:image/svg+xml;base64" in str(facts["facts_by_type"].value)
    assert "Colonel" in str(facts["five_facts"].value)


def test_every_asset_says_what_its_rows_are(filled: Installation) -> None:
    from pipelines.definitions import definitions

    specs = definitions.resolve_all_asset_specs()
    assert [
        spec.key.to_user_string()
        for spec in specs
        if not (spec.description or "").startswith(("One ", "Every ", "Each row: "))
    ] == []
    assert {spec.group_name for spec in specs} >= {"landing", "articles", "extraction", "core", "views", "publication"}


def test_a_known_version_is_the_code_and_rules_that_read(filled: Installation) -> None:
    from pipelines.definitions import definitions

    specs = {spec.key.to_user_string(): spec for spec in definitions.resolve_all_asset_specs()}
    assert specs["lake/facts"].code_version
    assert specs["lake/articles"].code_version != specs["lake/facts"].code_version


def test_a_lake_alone_rebuilds_the_published_file(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    fresh.run(DAY)
    before = fresh.ask("select * from core.facts order by all")
    shutil.rmtree(fresh.root / "data" / "published")
    assert fresh.run(DAY).success
    assert fresh.ask("select * from core.facts order by all") == before


def test_days_in_any_order_give_the_same_tables(fresh: Installation) -> None:
    fresh.land(DAY, "wire/a.txt", CASTLE)
    fresh.land(NEXT, "wire/b.txt", RIVER)
    assert fresh.run(NEXT).success
    assert fresh.run(DAY).success
    late_first = fresh.ask("select * exclude (extractor_version) from core.facts order by all")
    shutil.rmtree(fresh.root / "data" / "lake")
    assert fresh.run(DAY, NEXT).success
    assert fresh.ask("select * exclude (extractor_version) from core.facts order by all") == late_first


def test_a_day_that_is_gone_from_landing_is_not_published_away(fresh: Installation) -> None:
    gone = fresh.land(DAY, "wire/a.txt", CASTLE)
    fresh.land(DAY, "wire/b.txt", RIVER)
    assert fresh.run(DAY).success
    gone.unlink()
    result = fresh.run(DAY)
    assert not result.success
    assert fresh.ask("select count(*) from core.articles") == [(2,)]
    allowed = Storage(root=fresh.storage.root, may_shrink=DAY)
    assert fresh.run(DAY, storage=allowed).success
    assert fresh.ask("select count(*) from core.articles") == [(1,)]


def test_a_torn_day_is_named_with_what_to_do(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    fresh.land(NEXT, "b.txt", RIVER)
    from assets import articles

    articles.write_day(fresh.home, DAY)
    result = fresh.run(NEXT)
    assert not result.success
    assert DAY in failure_of(result)
    assert "materialise lake/articles and lake/facts" in failure_of(result)
    assert fresh.run(DAY, NEXT).success


def test_a_file_where_a_folder_is_needed_names_the_setting(fresh: Installation) -> None:
    fresh.land(DAY, "a.txt", CASTLE)
    (fresh.root / "data" / "lake").write_text("not a folder")
    message = failure_of(fresh.run(DAY))
    assert "NEWSFACTS_HOME" in message


def test_a_missing_model_names_the_setting(fresh: Installation) -> None:
    from assets.resources import Reader
    from pipelines.definitions import definitions

    fresh.land(DAY, "a.txt", CASTLE)
    job = definitions.resolve_job_def("read_and_publish")
    result = job.execute_in_process(
        instance=fresh.instance, partition_key=DAY, raise_on_error=False,
        resources={"storage": fresh.storage, "reader": Reader(spacy_model="no_such_model")},
    )  # fmt: skip
    assert "NEWSFACTS_SPACY_MODEL" in failure_of(result)
