import { knownFormat } from './known-formats.ts';
import type { ValueHint } from './value-hint.ts';

/** A name that nobody can ever have (RFC 6761), so that no dummy reaches anybody. */
export const nobodysHost = 'example.invalid';
const noId = '00000000-0000-0000-0000-000000000000';

const ofKind: Record<NonNullable<ValueHint['kind']>, string> = {
  url: `https://${nobodysHost}`, email: `dummy@${nobodysHost}`, uuid: noId, number: '1', boolean: 'true', json: '{}', hex: '0'.repeat(64), host: nobodysHost,
};

/** Addresses of databases, by the name of the kind. */
const databases: readonly (readonly [RegExp, string])[] = [
  [/MONGO/i, `mongodb://dummy:dummy@${nobodysHost}:27017/dummy`], [/MYSQL|MARIA/i, `mysql://dummy:dummy@${nobodysHost}:3306/dummy`], [/REDIS/i, `redis://${nobodysHost}:6379`],
  [/DATABASE|POSTGRES|CONNECTION|^DSN$|(?:^|[_-])(?:PG|DB)[_-]/i, `postgresql://dummy:dummy@${nobodysHost}:5432/dummy`],
];
const addressOfDatabase = /(?:UR[IL]|STRING|DSN)$/i;

/** Dummies by what a name says of its value; the first that holds. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/TRANSPORT(?:[_-](?:MODE|TYPE))?$|(?:^|[_-])MCP[_-]MODE$/i, 'stdio'], [/(?:UR[IL]|ENDPOINT|WEBHOOK|ISSUER|ORIGIN|API[_-]?BASE|BASE[_-]?PATH)$/i, `https://${nobodysHost}`],
  [/(?:^|[_-])E?MAIL(?:[_-]?ADDRESS)?$|(?:^|[_-])FROM$/i, `dummy@${nobodysHost}`], [/(?:^|[_-])PORT$/i, '9'], [/(?:HOST|HOSTNAME|DOMAIN|SERVER|FQDN)$/i, nobodysHost],
  [/(?:TENANT|CLIENT|SUBSCRIPTION)[_-]?ID$|UUID$|GUID$/i, noId], [/KUBE[_-]?CONFIG$/i, '${CWD}/dummy.yaml'],
  [/(?:APPLICATION|SERVICE[_-]?ACCOUNT|OAUTH)[_-]?(?:CREDENTIALS|KEYS?)?(?:[_-](?:FILE|PATH|KEY[_-]PATH))?$|CREDENTIALS?[_-](?:FILE|PATH)$|(?:JSON|CONFIG|KEY|SPEC|TOKEN|KEYS)[_-](?:FILE|PATH)$|(?:CONFIG|SPEC|SCHEMA)$/i, '${CWD}/dummy.json'],
  [/DB[_-]?(?:FILE|PATH)$|SQLITE/i, '${CWD}/dummy.db'], [/(?:^|[_-])FILES?$/i, '${CWD}/dummy.txt'], [/(?:PATH|DIR|DIRS|DIRECTORY|DIRECTORIES|FOLDER|FOLDERS|ROOT|WORKSPACE|VAULT|CWD|REPO|REPOSITORY|PROJECT)$/i, '${CWD}'],
  [/(?:^|[_-])REGION$/i, 'us-east-1'], [/(?:TIMEOUT|LIMIT|COUNT|SIZE|INTERVAL|TTL|RETRIES|_MS|SECONDS|CHAIN_?ID|_NUMBER)$|^(?:MAX|MIN)[_-]/i, '1000'],
  [/^(?:ENABLE|DISABLE|USE|ALLOW|IS|DEBUG|SKIP)[_-]|[_-](?:ENABLED|DISABLED)$|READ_?ONLY$/i, 'true'],
];

/**
 * A value for a variable, an option or an argument of this name, of the form that the program asks for: obviously none of anybody's, and no address in it
 * leads anywhere. A path lies below the fresh working directory, `${CWD}`.
 */
export function dummyValue(name: string, hint: ValueHint = {}): string {
  const { choices = [], prefix, kind, least = 0 } = hint;
  if (choices.length > 0) return choices.find((choice) => /^stdio$/i.test(choice)) ?? choices[0] as string;
  if (prefix !== undefined) return prefix.startsWith('http') ? `${prefix.includes('https') ? 'https' : 'http'}://${nobodysHost}` : padded(`${prefix}dummy`, least);
  const database = addressOfDatabase.test(name) ? databases.find(([pattern]) => pattern.test(name))?.[1] : undefined;
  if (kind !== undefined) return kind === 'url' && database !== undefined ? database : ofKind[kind];
  return padded(database ?? knownFormat(name) ?? byName.find(([pattern]) => pattern.test(name))?.[1] ?? 'dummy', least);
}

function padded(value: string, least: number): string {
  return value.padEnd(Math.min(least, 200), '0');
}
