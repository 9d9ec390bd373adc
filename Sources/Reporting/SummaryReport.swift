import GeoFeatures
import Results

/// `summary.json`: the same input gives the same bytes.
public func summaryJSON(_ summary: RunSummary) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("command", summary.command)
    json.member("version", summary.version)
    json.array("inputs") { list in
      for input in summary.inputs { list.item(input) }
    }
    json.array("assumptions") { list in
      for assumption in summary.assumptions {
        list.object { row in
          row.member("kind", assumption.kind)
          row.member("count", assumption.count)
          row.member("value", assumption.value)
        }
      }
    }
    json.object("results") { results in
      for (name, value) in summary.results { results.member(name, value.property) }
    }
  }
  return json.bytes + [0x0A]
}
