"""What Presswork's builds cost, against the bare libraries that it stands on."""
