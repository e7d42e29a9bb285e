"""The ready agendas held once in real browsers: a facilitator at the desk, three phones and a wall, with pictures."""
