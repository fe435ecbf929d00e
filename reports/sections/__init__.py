"""
The parts of the page, one a file: each turns the run into a record that its template lays out.

``SECTIONS`` of ``discrepancy_report`` lists them in the order they are read. This module imports nothing.
"""
