/** A value in a settings text that has none inside it, and where it stands. */
export interface SettingsScalar {
  /** Names from the root to it; elements of lists have the name of their list. */
  path: readonly string[];
  /** The element before it in the same list, where that is a text. */
  previous?: string;
  value: string | null;
  /** In UTF-16 units, quotes included. */
  start: number;
  end: number;
}
