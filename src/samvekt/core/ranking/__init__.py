"""Rules from judgements to an order that explains itself, and where rules part."""
