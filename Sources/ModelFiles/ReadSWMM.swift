import Foundation
import NetworkGraph

/// Reads a SWMM 5 input file from disk.
///
/// - Throws: every fault of the file at once; `found` is “a file that cannot be read” if there is none to read.
public func readSWMM(path: String) throws(ModelFileError) -> ModelFile {
  guard let data = FileManager.default.contents(atPath: path) else {
    let fault = ModelFault(
      found: "a file that cannot be read", expected: "a SWMM 5 input file", advice: "check path and permission")
    throw ModelFileError(file: path, faults: [fault])
  }
  return try readSWMM(text: Array(data), name: path)
}

/// Reads the text of a SWMM 5 input file; `name` is what findings and faults call it.
///
/// Values become SI, names take the spelling of their declaration, and what has no place in the network is kept word
/// for word. O(bytes).
///
/// - Throws: every fault of the file at once.
public func readSWMM(text bytes: [UInt8], name: String) throws(ModelFileError) -> ModelFile {
  let (decoded, encoding) = try utf8Text(bytes, file: name)
  var reader = SWMMReader(text: SWMMText(decoded), file: name)
  if let encoding {
    reader.findings.append(
      Finding("text_encoding", .note, "the file is not UTF-8", file: name, repair: "read as \(encoding)"))
  }
  let model = reader.read()
  guard reader.faults.isEmpty else {
    throw ModelFileError(file: name, faults: reader.faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
  }
  return model
}
