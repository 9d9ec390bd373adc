import GeoFeatures
import TestSupport
import Testing

@testable import NetworkGraph

@Suite struct LoadingTextFilesTests {
  private let plane = """
    NCOLS 3
    nrows 2
    xllcorner 100
    yllcorner 200
    cellsize 10
    NODATA_value -9999
    12 13 14
    10 11 -9999
    """

  @Test func analytic_bilinearInterpolationIsExactOnAPlane() throws {
    let grid = try readElevationGrid(Array(plane.utf8), file: "ground.asc")
    #expect(grid.value(x: 105, y: 205) == 10, "the middle of the south-western cell")
    #expect(isClose(try #require(grid.value(x: 112, y: 209)), 10 + 0.7 + 0.8, absolute: 1e-12))
    #expect(grid.value(x: 120, y: 207) == nil, "beside a cell without level")
    #expect(grid.value(x: 104, y: 205) == nil && grid.value(x: 105, y: 216) == nil, "outside")
  }

  @Test func grid_becomesPointsOfAGroundLayer() throws {
    let grid = try readElevationGrid(Array(plane.utf8), file: "ground.asc")
    let source = SourceTable(file: "ground.asc", table: grid.featureTable(), kindOverride: .ground)
    let layer = try #require(try load(source).layers.first)
    #expect(layer.count == 5 && layer.attributes.number(.elevation, 0) == 12)
    #expect(grid.featureTable(limit: 2).count <= 2)
  }

  @Test(arguments: [
    ("ncols 3\nnrows 2\ncellsize 10\n1 2 3 4 5 6", "xllcorner"), ("ncols x", "“x”"), ("", "ncols"),
    ("ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 4 5", "end of the file"),
    ("ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 4 five 6", "“five”"),
    ("ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3 4 5 6 7", "“7”"),
    ("ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 0\n1 2 3 4 5 6", "cellsize"),
    ("ncols 9999999\nnrows 9999999\nxllcorner 0\nyllcorner 0\ncellsize 1\n1", "million"),
    ("ncols 2.5\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1", "2.5"),
  ])
  func refusal_brokenGrids(text: String, says: String) {
    #expect {
      _ = try readElevationGrid(Array(text.utf8), file: "g.asc")
    } throws: { error in
      "\(error)".contains(says) && "\(error)".contains("g.asc")
    }
  }

  @Test func breaks_areReadWithQuotesAndPlaces() throws {
    let text =
      "\u{FEFF}WATBREAKINCIDENTID,INCIDENT_DATE,BREAK_TYPE,ASSETID,NOTE,X,Y\r\n7,1985/01/01 00:00:00+00,MAIN,P1,\"a, \"\"b\"\"\n c\",-80.5,43.4\r\n\r\n8,1990/03/02,SERVICE,P2,,-80.4,43.5\r\n"
    let table = try readDelimitedTable(Array(text.utf8), file: "breaks.csv")
    #expect(table.count == 2 && table.column("NOTE")?.text(0) == "a, \"b\"\n c")
    let loaded = try load(SourceTable(file: "breaks.csv", table: table, kindOverride: .breaks))
    let layer = try #require(loaded.layers.first)
    #expect(layer.kind == .breaks && layer.ids == ["7", "8"])
    #expect(layer.attributes.text(.pipeID, 0) == "P1" && layer.attributes.text(.date, 1) == "1990/03/02")
    #expect(layer.geometry.kinds == [.point, .point] && layer.geometry.x[0] == -80.5)
  }

  @Test(arguments: [
    ("", "empty"), ("a\n1", "column names"), ("a,b\n1,2,3", "line 2"), ("a,a\n1,2", "different"),
    ("a,b\n\"1,2", "quotation mark"),
  ])
  func refusal_brokenTables(text: String, says: String) {
    #expect {
      _ = try readDelimitedTable(Array(text.utf8), file: "b.csv")
    } throws: { error in
      "\(error)".contains(says)
    }
  }
}
