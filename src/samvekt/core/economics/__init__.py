"""What a good life year costs: discounting, cost-effectiveness, value of information, perspectives."""
