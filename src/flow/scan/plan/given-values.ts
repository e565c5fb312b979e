/** What a person gives a server on the command line, besides its name. */
export interface GivenValues {
  args: string[];
  /** Their values are said nowhere. */
  env: Record<string, string>;
  /** Command of an npm package. */
  bin?: string;
}
