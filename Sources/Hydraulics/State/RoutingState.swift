/// The state of a routing run at a moment, from which it goes on bit for bit as if it had never stopped.
///
/// It holds everything that the solver carries from step to step, and the maxima and totals so far. A run ends on its
/// last moment, which a longer one passes over: each part is kept as it was before its steps began to be cut to that
/// end. A state belongs to the model and the inflows up to its moment, which it knows by a fingerprint, and to the
/// version of the program that wrote it.
public struct RoutingState: Equatable, Sendable {
  /// One connected part at its own moment [s].
  struct Part: Equatable, Sendable {
    var time: Double
    var bytes: [UInt8]
  }

  /// Of the model and of what flows in up to the last of the parts' moments [s].
  var fingerprint: UInt64
  var moment: Double
  var parts: [Part]

  private static let magic = Array("gradeline state 1\n".utf8)

  init(fingerprint: UInt64, moment: Double, parts: [Part]) {
    self.fingerprint = fingerprint
    self.moment = moment
    self.parts = parts
  }

  /// The state as a file holds it: a heading, the fingerprint, the parts, a checksum.
  public var bytes: [UInt8] {
    var coder = StateCoder()
    var fingerprint = fingerprint
    var moment = moment
    var count = parts.count
    coder.code(&fingerprint)
    coder.code(&moment)
    coder.code(&count)
    for var part in parts {
      coder.code(&part.time)
      coder.code(&part.bytes)
    }
    var checksum = Fingerprint()
    checksum.add(coder.bytes)
    var sum = checksum.value
    coder.code(&sum)
    return Self.magic + coder.bytes
  }

  /// Reads what `bytes` gave.
  public init(bytes: [UInt8]) throws(RoutingStateError) {
    guard bytes.starts(with: Self.magic) else { throw .notAState }
    let body = bytes.dropFirst(Self.magic.count)
    guard body.count >= 8 else { throw .damaged }
    var checksum = Fingerprint()
    checksum.add(Array(body.dropLast(8)))
    var coder = StateCoder(reading: body)
    var fingerprint: UInt64 = 0
    var moment = 0.0
    var count = 0
    coder.code(&fingerprint)
    coder.code(&moment)
    coder.code(&count)
    guard (0...body.count).contains(count) else { throw .damaged }
    var parts: [Part] = []
    for _ in 0..<count where !coder.isDamaged {
      var part = Part(time: 0, bytes: [])
      coder.code(&part.time)
      coder.code(&part.bytes)
      parts.append(part)
    }
    var sum: UInt64 = 0
    coder.code(&sum)
    guard coder.isComplete, sum == checksum.value else { throw .damaged }
    self.init(fingerprint: fingerprint, moment: moment, parts: parts)
  }
}

/// Why a run cannot go on from a state.
public enum RoutingStateError: Error, Equatable, Sendable, CustomStringConvertible {
  case notAState
  case damaged
  /// Another model, or other inflows before the state's moment.
  case otherRun
  /// The state is later than the end of the run.
  case pastTheEnd

  public var description: String {
    switch self {
    case .notAState: "it is no state that this version of Gradeline saved; save it again with --save-state"
    case .damaged: "the file is cut short or changed; save it again with --save-state"
    case .otherRun:
      "it was saved by a run of another model, or with other settings or other inflows before its moment; save it again"
    case .pastTheEnd: "it was saved later than this run ends; let the run end later"
    }
  }
}

/// A running hash of 64 bits (FNV-1a over words).
struct Fingerprint {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01b3 }
  mutating func add(_ number: Double) { add(number.bitPattern) }
  mutating func add(_ bytes: [UInt8]) { for byte in bytes { add(UInt64(byte)) } }
  mutating func add(_ text: String) { for byte in text.utf8 { add(UInt64(byte)) } }
}
