/** `${NAME}`, `${env:NAME}`, `${input:id}`, `${workspaceFolder}`, and `${NAME:-default}` of Claude Code. */
const placeholder = /\$\{([^}]*)\}/g;

/**
 * A launch with the defaults that its placeholders write themselves (`${PORT:-80}`). All others stay as they are and their
 * names are added to `needs`: what a person's machine would put there is theirs.
 */
export function fillPlaceholders<T>(value: T, needs: Set<string>): T {
  if (typeof value === 'string') return filled(value, needs) as T;
  if (Array.isArray(value)) return value.map((inner) => fillPlaceholders(inner, needs)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillPlaceholders(inner, needs)])) as T;
}

function filled(text: string, needs: Set<string>): string {
  return text.replace(placeholder, (whole, inside: string) => {
    const [name = '', fallback] = inside.split(/:-(.*)/s);
    if (fallback !== undefined) return fallback;
    needs.add(name.replace(/^env:/, ''));
    return whole;
  });
}
