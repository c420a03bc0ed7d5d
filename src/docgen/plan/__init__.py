"""What is to be made: jobs, the values that they print, the numbers that they get. Nothing is written here."""
