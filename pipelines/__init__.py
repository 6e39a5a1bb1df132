"""When and how assets run: definitions (the composition root), jobs, schedules, sensors, resources.

Imported by nobody. Not here: what an asset does (assets).
"""
