/** A name or a value without any inside it in a settings text, and where it stands. */
export interface SettingsPiece {
  isKey: boolean;
  /** Names from the root to it, its own not among them if it is one; elements of lists have the name of their list. */
  path: readonly string[];
  /** Whether it is an element of a list. */
  inList?: boolean;
  /** As it is read; dates are texts. */
  value: string | number | boolean | null;
  /** In UTF-16 units, quotes included. */
  start: number;
  end: number;
}
