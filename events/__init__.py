"""The place of campaigns, activities, their dates, the agenda and its feeds; nothing is built here yet."""
