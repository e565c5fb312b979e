import type { Figure, Section, Unit } from './figures.ts';

const units: Record<Unit, (value: number) => string> = {
  'tools': (value) => `${grouped(value)} tools`,
  'texts': (value) => `${grouped(value)} texts`,
  'tools/s': (value) => `${grouped(value)} tools/s`,
  'servers/s': (value) => `${value.toFixed(1)} servers/s`,
  s: (value) => `${value.toFixed(3)} s`,
  MB: (value) => `${grouped(value)} MB`,
  x: (value) => `${value.toFixed(2)} x`,
};
const width = 80;

/** The figures as a table of 80 columns. */
export function benchTable(sections: readonly Section[]): string {
  return sections.map(({ title, about, figures }) => [
    title, ...about.flatMap((line) => wrapped(line).map((part) => `  ${part}`)), '', ...figures.map((figure) => `  ${row(figure)}`),
  ].join('\n')).join('\n\n');
}

function row({ says, value, unit, most }: Figure): string {
  const shown = `${says.padEnd(40)}${units[unit](value).padStart(16)}`;
  return most === undefined ? shown : `${shown}  at most ${most}: ${value <= most ? 'held' : 'MISSED'}`;
}

function wrapped(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length + 3 <= width ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}

function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
