"""Hostile tests of durability: runs that are killed, disks that are full, rights that are taken away."""
