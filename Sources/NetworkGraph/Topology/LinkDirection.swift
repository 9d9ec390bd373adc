/// Which way something passes along a link, relative to how it is drawn.
public enum LinkDirection: Int8, Sendable {
  /// From `from` to `to`.
  case forward
  /// From `to` to `from`.
  case backward
  case both
  case closed

  /// Whether one can pass from the link's `from` end to its `to` end (`true`), or the other way (`false`).
  @inlinable public func permits(forward: Bool) -> Bool {
    switch self {
    case .forward: forward
    case .backward: !forward
    case .both: true
    case .closed: false
    }
  }

  /// The same with up and down exchanged.
  @inlinable public var reversed: LinkDirection {
    switch self {
    case .forward: .backward
    case .backward: .forward
    case .both, .closed: self
    }
  }
}
