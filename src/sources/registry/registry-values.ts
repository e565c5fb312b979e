import { isJsonObject } from '../../schema/json.ts';
import type { Json, JsonObject } from '../../schema/json.ts';

/** Longest value that is taken over. */
const mostUnits = 2000;
/** A package that takes more is no server that starts by itself. */
const mostValues = 100;

/** The arguments of a record's package: those it fixes, and a stand-in for each that it requires. */
export function argumentsOf(list: Json | undefined): string[] {
  return objectsIn(list).flatMap((argument) => {
    const value = valueOf(argument, text(argument['valueHint'] ?? argument['value_hint'] ?? argument['name']));
    if (argument['type'] !== 'named') return value === null ? [] : [value];
    const name = text(argument['name']);
    if (name === '' || (value === null && !isRequired(argument) && argument['value'] === undefined)) return [];
    return value === null || value === '' ? [name] : [name, value];
  });
}

/** The variables it requires, with the values it gives them, or a stand-in; never a real one. Others are left out. */
export function variablesOf(list: Json | undefined): Record<string, string> {
  const entries = objectsIn(list).flatMap((variable): [string, string][] => {
    const name = text(variable['name']);
    const value = valueOf(variable, name);
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && value !== null && (isRequired(variable) || typeof variable['value'] === 'string') ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** What it fixes, then its default, then for what is required a stand-in of the right kind. */
function valueOf(input: JsonObject, name: string): string | null {
  const { choices, format } = input;
  const given = [input['value'], input['default'], Array.isArray(choices) ? choices[0] : undefined].find((each) => typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean');
  if (given !== undefined && given !== null) return filled(String(given).slice(0, mostUnits), input);
  if (!isRequired(input)) return null;
  if (format === 'number') return '1';
  if (format === 'boolean') return 'true';
  if (format === 'filepath' || /(^|[_-])(path|dir|directory|folder|file)s?$/i.test(name)) return '${CWD}';
  return /(url|uri|endpoint|host)$/i.test(name) ? 'http://127.0.0.1:9' : 'dummy';
}

/** `{name}` in a value stands for a variable of its own. */
function filled(value: string, { variables }: JsonObject): string {
  if (!isJsonObject(variables)) return value;
  return value.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = variables[name];
    return isJsonObject(variable) ? valueOf({ isRequired: true, ...variable, variables: {} }, name) ?? whole : whole;
  });
}

function isRequired(input: JsonObject): boolean {
  return input['isRequired'] === true || input['is_required'] === true;
}

function objectsIn(list: Json | undefined): JsonObject[] {
  return (Array.isArray(list) ? list : []).filter(isJsonObject).slice(0, mostValues);
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim().slice(0, mostUnits) : '';
}
