"""Who is who"""
