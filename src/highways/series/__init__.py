"""Series: sessions, windows and roads, put together into weeks. The only room that stands on its neighbours."""
