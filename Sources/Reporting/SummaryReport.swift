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
    json.array("files") { list in
      for file in summary.files {
        list.object { row in
          row.member("file", file.file)
          row.member("features", file.features)
          row.member("lines", file.lines)
          row.member("length_m", (file.length * 1e6).rounded() / 1e6)
        }
      }
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
    guard let ailments = summary.ailments else { return }
    json.array("diagnosis") { list in
      for ailment in ailments {
        list.object { row in
          row.member("kind", ailment.kind.rawValue)
          row.member("id", ailment.id)
          row.member("amount", (ailment.amount * 1000).rounded() / 1000)
          row.member("percent", (ailment.percent * 1000).rounded() / 1000)
          row.member("reason", ailment.reason)
          row.member("cure", ailment.cure)
        }
      }
    }
  }
  return json.bytes + [0x0A]
}
