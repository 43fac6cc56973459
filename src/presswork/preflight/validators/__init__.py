"""The validators that others trust: a finished file in, their verdict as findings out."""
