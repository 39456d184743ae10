"""What Moodle XML, GIFT and course backups have in common: texts, files, names, categories."""
