/** What a program in the sandbox sees and has. */
export interface Cell {
  /** Shown where they are, read-only. */
  visible: readonly string[];
  /** Links on the way to what is shown: where each stands, and where it points. */
  links?: Readonly<Record<string, string>>;
  /** Places in what is shown that something empty is laid over. */
  covered?: readonly { path: string; kind: 'file' | 'folder' }[];
  /** Shown again in what is covered. */
  opened?: readonly string[];
  /** Shown somewhere else, read-only: path inside to path outside. */
  placed: Readonly<Record<string, string>>;
  /** Folders that it may write, and that stay: path inside to path outside. For toolrisk's own installer only. */
  kept?: Readonly<Record<string, string>>;
  /** Files in its own memory, which it may change: path inside to content. */
  files: Readonly<Record<string, string>>;
  /** Folder outside for what the way it is shut in needs. */
  box: string;
  cwd: string;
}
