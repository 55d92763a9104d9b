"""Every rule that a problem of an import may name, so that the text catalogue can be checked against it."""

from typing import Final


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILE_RULES: Final = _codes(
    """
    empty_file file_too_large too_many_rows too_many_columns cell_too_long too_deep
    format_unknown format_not_imported format_differs old_spreadsheet
    encoding encoding_read encoded_twice quotes
    ragged_row duplicate_heading no_headings rows_above_headings remark_skipped total_skipped no_rows
    no_name_column no_ties_in_file graph_line graph_part
    matrix_directed matrix_symmetric matrix_two_mode diagonal_skipped
    sheet_hidden sheet_empty sheet_ignored rows_hidden cells_merged macros_ignored error_cell formula_without_value
    zip_damaged zip_bomb zip_ratio zip_entries zip_names spreadsheet_damaged unsafe_installation
    xml_entities xml_syntax json_syntax json_double_key json_number
    document_version document_records bad_record record_shape record_kind record_field
    record_both record_attribute
    undeclared_key hyperedges_skipped nested_graphs dynamic_graph
    direction_assumed part_not_imported targets_split entry_skipped
    """
)
"""About reading a file."""

ROW_RULES: Final = _codes(
    """
    table_not_in_mapping column_not_mapped column_missing personal_column
    kind_assumed unknown_kind columns_kept column_unreadable strength_as_stated mapping_of_other_table
    decimal_assumed day_first_assumed tie_type_assumed unknown_relation_type unknown_relation_type_near
    unknown_term unknown_term_near same_numbers same_official_number similar_name same_name
    id_prefix_added duplicate_row duplicate_id repeated_value_differs duplicate_tie reversed_tie
    created_missing_end ambiguous_link link_refused kind_differs import_conflict
    """
)
"""About what the rows say, beside each other and beside the store."""

RECORD_RULES: Final = _codes(
    """
    required type choice number integer range flag date too_long too_many control_character id
    link_target link_kind self_tie no_strength person_basis ends_before_start tie_end still_linked
    """
)
"""About values and records, wherever they come from: `graph.model.codec` and `graph.model.validation`."""

RULES: Final = FILE_RULES | ROW_RULES | RECORD_RULES
