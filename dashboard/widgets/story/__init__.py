"""The component that tells events one by one."""
