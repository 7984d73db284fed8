"""What came of an action, said where the person looks and to a screen reader."""
