import Foundation
import GradelineCLI

endWhenInterrupted()
// A reader of the output that goes away early (`| head`) is no reason to end without a word.
signal(SIGPIPE, SIG_IGN)
var environment: [String: String] = [:]
for name in environmentNames { if let value = getenv(name) { environment[name] = String(cString: value) } }
exit(runGradeline(Array(CommandLine.arguments.dropFirst()), environment: environment))
