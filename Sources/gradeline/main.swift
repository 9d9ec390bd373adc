import Foundation
import GradelineCLI

endWhenInterrupted()
exit(runGradeline(Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment))
