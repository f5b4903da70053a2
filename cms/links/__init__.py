"""The links of published pages: found when a page is published, judged every night."""
