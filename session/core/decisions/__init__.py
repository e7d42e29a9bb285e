"""What each command of the core leads to: a module for each thing a command is about, a function for each command.

Every function takes the state (and the round, for a command about one), the checked payload and the context, and gives
a `Decision` or a `Refused`. `session.core.permissions` lists the commands and has checked who asks and when.
"""
