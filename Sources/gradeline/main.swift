import GradelineCLI
import Foundation
print("gradeline")
