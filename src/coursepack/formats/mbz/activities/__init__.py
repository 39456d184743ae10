"""The own file of each kind of activity: `page.xml`, `quiz.xml` and so on."""
