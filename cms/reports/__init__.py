"""What staff should see to: translations, products, links and pictures of the pages."""
