"""What is going on, in figures that lead to the words behind them."""
