"""One month of one assistant's pay: facts in, payslip out. Pure."""
