"""What a good life year costs: discounting, comparison, value of information, perspectives."""
