import type { Json, JsonObject } from '../../../schema/json.ts';
import { settingTypes } from '../../files/setting-types.ts';
import type { SettingType, WrongSetting } from '../../files/setting-types.ts';

const { text, texts, flag, number, word, like, is, all, listOf, recordOf, object } = settingTypes;

const filled = like('text that says something', /[^]/);
const variable = like('name of a variable', /^[A-Za-z_][A-Za-z0-9_]*$/);
/** What hides one credential. Where it is denied, what says how to mask it is passed over. */
const masked = all(
  object({ extract: is('pattern with a group', (value) => typeof value === 'string' && hasGroup(value)), onExtractNoMatch: word('warn', 'deny', 'error'), decode: word('jwt'), maskClaims: texts, maskDuplicates: flag, injectHosts: texts }),
  (value, where) => said(hasClaims(value as JsonObject), where),
);
const pairOf = { accessKeyIdVar: variable, secretAccessKeyVar: variable, sessionTokenVar: variable };
const action = word('deny', 'passthrough');

/** The setting `sandbox` of Claude Code, 2.1.332. */
export const claudeCodeSandbox = object({
  enabled: flag, failIfUnavailable: flag, autoAllowBashIfSandboxed: flag, allowUnsandboxedCommands: flag, enableWeakerNestedSandbox: flag,
  allowNestedUserNamespaces: flag, enableWeakerNetworkIsolation: flag, allowAppleEvents: flag, excludedCommands: texts,
  network: object({
    allowedDomains: texts, deniedDomains: texts, strictAllowlist: flag, allowManagedDomainsOnly: flag, allowUnixSockets: texts, allowAllUnixSockets: flag,
    allowLocalBinding: flag, allowMachLookup: listOf(like('name with a * at its end alone', /^[^*]*\*?$/)), httpProxyPort: number, socksProxyPort: number,
    tlsTerminate: object({ caCertPath: filled, caKeyPath: filled }),
  }),
  filesystem: object({ allowWrite: texts, denyWrite: texts, denyRead: texts, allowRead: texts, allowManagedReadPathsOnly: flag, disabled: flag }),
  credentials: object({
    files: listOf(masking({ path: filled }, ({ path }) => (String(path).endsWith('/') ? 'masks a folder' : null))),
    envVars: listOf(masking({ name: variable }, besideDecode)), allowPlaintextInject: flag,
    awsPairs: all(listOf(object(pairOf, { accessKeyIdVar: variable, secretAccessKeyVar: variable })), apart),
    sigv4: object({ streaming: action, presigned: action, sigv4a: action }),
  }),
  windows: object({ backend: word('sandboxuser', 'mxc') }),
  ignoreViolations: recordOf(texts),
  ripgrep: object({ args: texts }, { command: text }),
});

/** Entries that say how a credential is hidden; `also` is what else is asked of one that is masked. */
function masking(named: Record<string, SettingType>, also: (value: JsonObject) => string | null): SettingType {
  const plain = object({}, { ...named, mode: word('deny', 'mask') });
  return (value, where) => plain(value, where) ?? ((value as JsonObject)['mode'] === 'mask' ? masked(value, where) ?? said(also(value as JsonObject), where) : null);
}

/** Of a variable, what its token holds is never looked for beside `decode`. */
function besideDecode({ decode, extract, onExtractNoMatch }: JsonObject): string | null {
  return decode !== undefined && (extract !== undefined || onExtractNoMatch === 'deny' || onExtractNoMatch === 'error') ? 'has decode beside extract' : null;
}

function hasClaims({ maskClaims, decode }: JsonObject): string | null {
  if (maskClaims === undefined || (Array.isArray(maskClaims) && maskClaims.length > 0 && !maskClaims.includes('') && decode !== undefined)) return null;
  return 'has maskClaims without claims or decode';
}

function apart(value: Json, where: string): WrongSetting | null {
  const names = Array.isArray(value) ? value.flatMap((pair) => Object.entries(pair as JsonObject).filter(([key]) => Object.hasOwn(pairOf, key)).map(([, name]) => name)) : [];
  return said(new Set(names).size === names.length ? null : 'names a variable twice', where);
}

function said(what: string | null, where: string): WrongSetting | null {
  return what === null ? null : { where, what };
}

function hasGroup(pattern: string): boolean {
  try {
    return (new RegExp(`${new RegExp(pattern).source}|`).exec('')?.length ?? 0) > 1;
  } catch {
    return false;
  }
}
