/** What a template may call: one function per kind of value. `text` prints every plain `{{value}}` and must escape it. */
export interface Medium {
  readonly text: (value: string | number) => string;
  readonly [helper: string]: (value: never, ...more: never[]) => string;
}
