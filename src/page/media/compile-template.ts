import Handlebars from 'handlebars';
import type { Medium } from './medium.ts';

/** A template that has been read: a view in, a text out. */
export type Template<View> = (view: View) => string;

/**
 * Reads a template once, at its first use. Every `{{value}}` is printed by the medium's `text`, every other value by one of
 * its functions; the escaping of Handlebars itself is HTML's alone and is not used. A raw `{{{value}}}` and a name that the
 * view lacks are errors.
 */
export function compileTemplate<View>(source: string, medium: Medium, partials: Readonly<Record<string, string>> = {}): Template<View> {
  let template: Template<View> | null = null;
  return (view) => {
    template ??= compile<View>(source, medium, partials);
    return template(view);
  };
}

function compile<View>(source: string, medium: Medium, partials: Readonly<Record<string, string>>): Template<View> {
  const engine = Handlebars.create();
  for (const [name, print] of Object.entries(medium)) {
    engine.registerHelper(name, (...values: unknown[]) => (print as (...values: unknown[]) => string)(...values.slice(0, -1)));
  }
  for (const name of ['if', 'unless', 'each']) refuseUnknown(engine, name);
  const known = Object.fromEntries(Object.keys(medium).map((name) => [name, true]));
  const read = (text: string) => engine.compile(printedByMedium(engine.parse(text), medium), {
    strict: true, knownHelpersOnly: true, knownHelpers: known as unknown as KnownHelpers, noEscape: true,
  });
  for (const [name, text] of Object.entries(partials)) engine.registerPartial(name, read(text));
  return read(source) as Template<View>;
}

/** Makes a block helper throw for a name that the view lacks: `strict` does not look at what helpers are given. */
function refuseUnknown(engine: typeof Handlebars, name: string): void {
  const builtIn = engine.helpers[name] as (this: unknown, value: unknown, options: unknown) => unknown;
  engine.registerHelper(name, function checked(this: unknown, value: unknown, options: unknown) {
    if (value === undefined) throw new TypeError(`template: {{#${name}}} asks for what the view lacks`);
    return builtIn.call(this, value, options);
  });
}

/** The template with `{{value}}` written as `{{text value}}`. */
function printedByMedium(program: hbs.AST.Program, medium: Medium): hbs.AST.Program {
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = (mustache) => {
    const path = mustache.path as hbs.AST.PathExpression;
    if (!mustache.escaped) throw new Error(`template: {{{${path.original}}}} prints without escaping`);
    if (mustache.params.length === 0) {
      mustache.params = [path];
      mustache.path = { ...path, original: 'text', parts: ['text'], depth: 0, data: false } as hbs.AST.PathExpression;
    } else if (!Object.hasOwn(medium, path.original)) {
      throw new Error(`template: {{${path.original} …}} is no function of the medium`);
    }
  };
  visitor.accept(program);
  return program;
}
