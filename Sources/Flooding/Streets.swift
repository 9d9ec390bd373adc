import Geometry
import NetworkGraph

/// The road links of a network, to be asked for the street of a place.
struct Streets: Sendable {
  private let index: SpatialIndex
  private let segments: [Segment]
  /// Road link of each segment, and the name of each link: links of one name are one street.
  private let links: [Int]
  private let names: [String]

  init(_ network: Network) {
    var segments: [Segment] = []
    var links: [Int] = []
    for link in 0..<network.links.count where network.links.networks[link] == .road {
      let path = Polyline(network.linkPaths.grid[network.linkPaths.points(of: link)])
      for i in 0..<path.segmentCount {
        segments.append(path.segment(i))
        links.append(link)
      }
    }
    self.segments = segments
    self.links = links
    index = SpatialIndex(segments: segments)
    names = links.map { network.links.attributes.text(.name, $0) ?? network.links.ids[$0] }
  }

  var isEmpty: Bool { segments.isEmpty }

  /// The name of the nearest road at most `reach` metres away, its id where it has none.
  func name(at point: GridPoint, within reach: Double) -> String? {
    index.nearest(1, to: point, within: reach).first.map { names[$0.index] }
  }

  /// Length of road inside any of the circles [m], to half of `spacing`: roads are walked in pieces of that length.
  func length(inside circles: [(center: GridPoint, radius: Double)], spacing: Double = 4) -> Double {
    var near = Set<Int>()
    for circle in circles { near.formUnion(index.within(circle.radius, of: circle.center)) }
    var sum = 0.0
    for segment in near.sorted() {
      let piece = segments[segment]
      let count = max(1, Int((piece.length / spacing).rounded(.up)))
      let inside = (0..<count).filter { k in
        let point = piece.point(at: (Double(k) + 0.5) / Double(count))
        return circles.contains { point.distance(to: $0.center) <= $0.radius }
      }
      sum += piece.length * Double(inside.count) / Double(count)
    }
    return sum
  }
}
