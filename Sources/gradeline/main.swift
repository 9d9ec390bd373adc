import Foundation
import GradelineCLI

endWhenInterrupted()
// A reader of the output that goes away early (`| head`) is no reason to end without a word.
signal(SIGPIPE, SIG_IGN)
exit(runGradeline(Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment))
