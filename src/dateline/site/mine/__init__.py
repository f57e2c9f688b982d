"""What a reader keeps: a filter of their own and tabs, in a cookie of their browser and nowhere else."""
