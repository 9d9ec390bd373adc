import Foundation
import GradelineCLI

exit(runGradeline(Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment))
