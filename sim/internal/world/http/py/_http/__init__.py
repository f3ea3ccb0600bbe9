"""What the simulated HTTP libraries share: URLs, headers, pools, exchanges."""
