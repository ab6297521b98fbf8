"""A local Discord for trying and testing: gateway, REST and page."""
