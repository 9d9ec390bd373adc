/// Standard gravity [m/s²].
public let gravity = 9.80665
