import Testing

@testable import NetworkGraph

@Suite struct KindsContractTests {
  @Test(arguments: LayerKind.allCases) func contract_everyKindIsDescribed(kind: LayerKind) {
    let description = kind.description
    #expect(description.kind == kind)
    #expect(!description.stems.isEmpty, "no file name says \(kind)")
    #expect(!description.sketch.isEmpty)
    #expect(!description.attributes.isEmpty)
    #expect(LayerKind(word: kind.rawValue) == kind)
  }

  @Test(arguments: LayerKind.allCases) func contract_everyAttributeSaysWhatItIs(kind: LayerKind) {
    for attribute in kind.description.attributes {
      #expect(!attribute.meaning.isEmpty, "\(attribute.name) has no meaning")
      #expect(!attribute.shapes.isEmpty, "\(attribute.name) belongs to nothing")
      if let symbol = attribute.unit?.symbol, attribute.unit != .fraction {
        #expect(attribute.name.rawValue.hasSuffix(symbol), "\(attribute.name) hides its unit \(symbol)")
      }
    }
  }

  /// One name, one meaning: only words may share a name, for their values tell them apart.
  @Test(arguments: LayerKind.allCases) func contract_noNameMeansTwoNumbers(kind: LayerKind) {
    for shape in [ElementShapes.points, .lines, .areas] {
      let index = AliasIndex.of(kind, shape)
      #expect(Set(index.attributes.map(\.name)).count == index.attributes.count, "an attribute of \(kind) stands twice")
      for attribute in index.attributes {
        for alias in attribute.aliases {
          let numbers = index.matches(alias.spelling).map { index.attributes[$0.attribute] }.filter(\.isNumber)
          #expect(numbers.count <= 1, "\(alias.spelling) means \(numbers.map(\.name)) in \(kind)")
        }
      }
    }
  }

  @Test(arguments: LayerKind.allCases) func contract_canonicalNamesAreReadAsThemselves(kind: LayerKind) {
    for shape in [ElementShapes.points, .lines, .areas] {
      let index = AliasIndex.of(kind, shape)
      for (position, attribute) in index.attributes.enumerated() {
        let found = index.matches(attribute.name.rawValue)
        #expect(
          found.contains { $0.attribute == position && $0.rank == 0 }, "\(attribute.name) is not found by its name")
      }
    }
  }
}

extension AttributeDescription {
  fileprivate var isNumber: Bool {
    switch value {
    case .number, .positive, .level, .sectionSize, .sectionMeasure, .year: true
    case .flag, .text, .reference, .list, .word: false
    }
  }
}
