import Foundation

/// Why a file could not be written; the target is as it was before.
public struct FileWriteError: Error, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "cannot write \(path): \(reason); nothing was changed there" }
}

/// Writes a whole file at once: to a temporary file beside `path`, then renamed, so that nobody sees half of it.
public func writeFile(_ bytes: [UInt8], to path: String) throws(FileWriteError) {
  var file = try AtomicFile(path: path)
  try file.write(bytes)
  try file.commit()
}

/// A file under a temporary name until `commit`; without one it is removed.
///
/// What is no regular file (a pipe, `/dev/stdout`) is written to directly.
struct AtomicFile: ~Copyable {
  /// The target, symbolic links followed.
  private let path: String
  /// nil where the target is no regular file.
  private let temporary: String?
  private let descriptor: Int32
  private var isOpen = true

  init(path: String) throws(FileWriteError) {
    let opened = try Self.open(path)
    (self.path, temporary, descriptor) = opened
  }

  private static func open(_ path: String) throws(FileWriteError) -> (String, temporary: String?, descriptor: Int32) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let type = status.st_mode & S_IFMT
    guard !exists || type != S_IFDIR else {
      throw FileWriteError(path: path, reason: "there is a folder of that name")
    }
    var target = path
    var temporary: String?
    let descriptor: Int32
    if exists, type != S_IFREG {
      descriptor = Foundation.open(path, O_WRONLY)
    } else {
      if exists { target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
      let name = "\(target).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
      descriptor = Foundation.open(name, O_WRONLY | O_CREAT | O_EXCL, 0o666)
      temporary = name
    }
    guard descriptor >= 0 else { throw FileWriteError(path: path, reason: systemReason()) }
    return (target, temporary, descriptor)
  }

  func write(_ bytes: [UInt8]) throws(FileWriteError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        written += count
      } else if errno != EINTR {
        throw FileWriteError(path: path, reason: systemReason())
      }
    }
  }

  /// Puts the file in its place.
  mutating func commit() throws(FileWriteError) {
    isOpen = false
    let isClosed = close(descriptor) == 0
    guard let temporary else { return }
    if !isClosed || rename(temporary, path) != 0 {
      let reason = systemReason()
      unlink(temporary)
      throw FileWriteError(path: path, reason: reason)
    }
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    if let temporary { unlink(temporary) }
  }
}

private func systemReason() -> String { String(cString: strerror(errno)) }
