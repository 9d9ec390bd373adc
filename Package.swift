// swift-tools-version: 6.0
import PackageDescription

// Targets stand in the order in which the data travels; each may import only what stands above it.
let package = Package(
  name: "gradeline",
  products: [
    .executable(name: "gradeline", targets: ["gradeline"])
  ],
  targets: [
    .target(name: "Quantities"),
    .target(name: "Geometry"),
    .target(name: "GeoFeatures"),
    .target(name: "NetworkGraph", dependencies: ["Quantities", "Geometry", "GeoFeatures"]),
    .target(name: "ModelFiles", dependencies: ["Quantities", "Geometry", "GeoFeatures", "NetworkGraph"]),
    .target(name: "Results", dependencies: ["Geometry", "GeoFeatures", "NetworkGraph"]),
    .target(name: "Hydrology", dependencies: ["Quantities", "NetworkGraph"]),
    .target(name: "Hydraulics", dependencies: ["Quantities", "NetworkGraph", "Hydrology"]),
    .target(
      name: "Flooding",
      dependencies: ["Quantities", "Geometry", "NetworkGraph", "Results", "Hydrology", "Hydraulics"]),
    .target(name: "Reporting", dependencies: ["Geometry", "GeoFeatures", "Results"]),
    .target(
      name: "GradelineCLI",
      dependencies: [
        "Quantities", "Geometry", "GeoFeatures", "NetworkGraph", "ModelFiles", "Results", "Hydrology", "Hydraulics",
        "Flooding", "Reporting",
      ]),
    .executableTarget(name: "gradeline", dependencies: ["GradelineCLI"]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities", "TestSupport"]),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry", "TestSupport"]),
    .testTarget(name: "GeoFeaturesTests", dependencies: ["GeoFeatures", "TestSupport"]),
    .testTarget(
      name: "NetworkGraphTests", dependencies: ["NetworkGraph", "GeoFeatures", "Geometry", "Quantities", "TestSupport"]),
    .testTarget(
      name: "ModelFilesTests",
      dependencies: ["ModelFiles", "NetworkGraph", "GeoFeatures", "Geometry", "Quantities", "TestSupport"]),
    .testTarget(
      name: "ResultsTests", dependencies: ["Results", "NetworkGraph", "GeoFeatures", "Geometry", "TestSupport"]),
    .testTarget(
      name: "HydrologyTests", dependencies: ["Hydrology", "NetworkGraph", "Quantities", "TestSupport"]),
    .testTarget(
      name: "HydraulicsTests", dependencies: ["Hydraulics", "NetworkGraph", "Quantities", "TestSupport"]),
    .testTarget(
      name: "FloodingTests",
      dependencies: [
        "Flooding", "Hydrology", "Hydraulics", "Results", "NetworkGraph", "Geometry", "Quantities", "TestSupport",
      ]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Results", "GeoFeatures", "Geometry", "TestSupport"]),
    .testTarget(name: "EndToEndTests", dependencies: ["GradelineCLI", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
