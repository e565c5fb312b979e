import { visible } from './visible.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A stranger's text, safe in HTML content and in quoted attributes, hidden characters made visible. */
export function html(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** JSON safe inside a `<script>` element: `<`, `>` and `&` cannot end it or open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
