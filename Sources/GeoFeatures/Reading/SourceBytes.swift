import Foundation

/// The bytes of one input with zeros behind them, so that a scanner stops at the end without asking where it is.
///
/// Zero is no byte of JSON text: whatever state a scanner is in, it ends there.
final class SourceBytes {
  /// Zeros behind the last byte.
  static let padding = 64

  let start: UnsafePointer<UInt8>
  let count: Int
  private let region: UnsafeMutableRawPointer
  /// Length of the mapping; zero for memory of our own.
  private let mappedLength: Int

  /// Maps a regular file; reads standard input (`-`), pipes and devices to their end.
  convenience init(path: String) throws(FeatureReadError) {
    if path == "-" {
      try self.init(reading: 0, path: path)
      return
    }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    let type = status.st_mode & S_IFMT
    guard type != S_IFDIR else { throw unreadable(path, "a folder") }
    if type == S_IFREG, status.st_size > 0, let mapped = Self.map(descriptor, size: Int(status.st_size)) {
      self.init(region: mapped.region, count: Int(status.st_size), mappedLength: mapped.length)
    } else {
      try self.init(reading: descriptor, path: path)
    }
  }

  convenience init(copying bytes: some ContiguousBytes) {
    let copy = bytes.withUnsafeBytes { (source: UnsafeRawBufferPointer) in
      let region = Self.allocate(source.count)
      if let from = source.baseAddress { region.copyMemory(from: from, byteCount: source.count) }
      return (region, source.count)
    }
    self.init(region: copy.0, count: copy.1, mappedLength: 0)
  }

  private convenience init(reading descriptor: Int32, path: String) throws(FeatureReadError) {
    var capacity = 1 << 16
    var region = Self.allocate(capacity)
    var count = 0
    while true {
      let got = read(descriptor, region + count, capacity - count)
      if got == 0 { break }
      guard got > 0 else {
        if errno == EINTR { continue }
        let reason = String(cString: strerror(errno))
        region.deallocate()
        throw unreadable(path, reason)
      }
      count += got
      if count == capacity {
        let larger = Self.allocate(2 * capacity)
        larger.copyMemory(from: region, byteCount: count)
        region.deallocate()
        (region, capacity) = (larger, 2 * capacity)
      }
    }
    memset(region + count, 0, Self.padding)
    self.init(region: region, count: count, mappedLength: 0)
  }

  private init(region: UnsafeMutableRawPointer, count: Int, mappedLength: Int) {
    self.region = region
    self.start = UnsafePointer(region.assumingMemoryBound(to: UInt8.self))
    self.count = count
    self.mappedLength = mappedLength
  }

  deinit {
    if mappedLength > 0 { munmap(region, mappedLength) } else { region.deallocate() }
  }

  private static func allocate(_ count: Int) -> UnsafeMutableRawPointer {
    let region = UnsafeMutableRawPointer.allocate(byteCount: count + padding, alignment: 16)
    memset(region + count, 0, padding)
    return region
  }

  /// Maps the file over the front of a larger region of zero pages, which then supplies the padding.
  private static func map(_ descriptor: Int32, size: Int) -> (region: UnsafeMutableRawPointer, length: Int)? {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let length = (size + padding + page - 1) / page * page
    let failed = UnsafeMutableRawPointer(bitPattern: -1)
    guard let region = mmap(nil, length, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), region != failed else {
      return nil
    }
    guard mmap(region, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == region else {
      munmap(region, length)
      return nil
    }
    madvise(region, size, Int32(MADV_SEQUENTIAL))
    return (region, length)
  }
}

private func unreadable(_ path: String, _ reason: String) -> FeatureReadError {
  FeatureReadError(
    kind: .unreadable, file: path, found: reason, expected: "a GeoJSON file that can be read",
    advice: "check the name and the permissions")
}
