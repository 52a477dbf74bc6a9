"""Making a version, and a site that holds every version. Nothing is ever pushed."""
