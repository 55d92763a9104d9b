"""The rules of the house hold; the broken one is named with its file and line."""

import pytest

from tests.architecture.code_rules import (
    dangerous_calls,
    judgement_outside_settings,
    mutable_state,
    stray_callbacks,
    too_long,
)
from tests.architecture.import_rules import forbidden_imports
from tests.architecture.source_tree import PACKAGES, REPOSITORY, sources
from tests.architecture.text_rules import machine_traces, outside_addresses


@pytest.fixture(scope="module")
def product():
    """All sources of the product."""
    found = sources(REPOSITORY)
    assert {source.module.partition(".")[0] for source in found} == set(PACKAGES)
    return found


def told(findings) -> str:
    """All findings, one a line; empty when the rule holds."""
    return "\n".join(sorted({str(finding) for finding in findings}))


def test_screens_know_loaders_and_loaders_know_the_network_and_the_network_knows_neither(product):
    assert told(forbidden_imports(product)) == ""


def test_files_and_functions_stay_small(product):
    assert told(too_long(product)) == ""


def test_no_module_holds_an_object_that_one_request_could_change_for_the_next(product):
    assert told(mutable_state(product)) == ""


def test_every_matter_of_judgement_is_a_setting(product):
    assert told(judgement_outside_settings(product)) == ""


def test_only_the_registrar_registers_callbacks(product):
    assert told(stray_callbacks(product)) == ""


def test_no_data_can_become_code(product):
    assert told(dangerous_calls(product)) == ""


def test_the_product_names_no_address_outside_itself(product):
    assert told(outside_addresses(REPOSITORY, product)) == ""


def test_no_file_carries_traces_of_one_machine():
    assert told(machine_traces(REPOSITORY)) == ""
