"""A laid-out article in, a better arrangement of its photos and quotes out."""
