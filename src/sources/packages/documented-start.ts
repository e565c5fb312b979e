/** How a document says that a package is started. `from`: which document, as a clause. Values are as they are written there: placeholders, or somebody's. */
export interface DocumentedStart { from: string; bin?: string; args: string[]; env: Record<string, string> }
