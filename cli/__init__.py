"""The `newsfacts` command: thin functions over extraction and warehouse, one module per subcommand.

Not here: anything a library user would want to call.
"""
