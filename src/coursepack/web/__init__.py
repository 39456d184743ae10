"""The player: pages, quizzes and tracking in a browser, shared by SCORM packages and the preview."""
