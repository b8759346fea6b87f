"""Campaigns, activities, their dates, the agenda and its feeds."""
