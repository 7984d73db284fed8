"""What sources disagree on about one event, with both sentences, and of what kind it is."""
