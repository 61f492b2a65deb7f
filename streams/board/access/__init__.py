"""Who may use the board: users with roles, services with token scopes, and nobody without either.

The board calls `install.secure(app, access)` with an `Access` of `settled`; its routes declare `guard.require(Right...)`.
"""
