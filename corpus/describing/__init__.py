"""What is known of a document besides its text: title, outlet, day, from manifest, file and name."""
