"""The editions of a digest, each as a document."""
