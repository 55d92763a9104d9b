"""The report of an alliance on one page: the same numbers as on screen, to print or to take along as a workbook."""
