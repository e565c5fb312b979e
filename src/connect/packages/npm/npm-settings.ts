import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { Unlisted } from '../../unlisted.ts';
import { readCertificates } from './certificates.ts';
import type { Certificates } from './certificates.ts';
import { ownNpmFolder, partOfNpm } from './own-npm.ts';
import { registryAddress } from './registry-address.ts';

/** What is passed on of the user's npm settings, and nothing else: no token, no script, no folder. */
export interface NpmSettings {
  /** As `registryAddress` writes it. */
  registry: string;
  /** Registries of scopes, by scope with its `@`. */
  scoped: Readonly<Record<string, string>>;
  certificates: Certificates;
  /** Whether certificates of registries are checked. */
  strict: boolean;
  /** The user's own proxies, under the names of variables that commonly say so. */
  proxies: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;
interface Config { load(): Promise<void>; list: readonly Record<string, unknown>[]; get(name: string): unknown }

/** What npm sets for the scripts it runs, about the project they belong to: none of it is a setting of the user's. */
const foreign = /^(npm_config_(local_prefix|prefix|workspaces?|include_workspace_root|global)|npm_(package|lifecycle|command|node_execpath|execpath).*|INIT_CWD|PREFIX)$/i;

/**
 * The settings that the user's npm would follow: those of its installation, of all users, of the user, and variables. Those of a project
 * are not read: the folder toolrisk is started in may be a stranger's. Throws `Unlisted` for a registry that is no address.
 */
export async function readNpmSettings(env: Environment = process.env): Promise<NpmSettings> {
  const config = await load(env);
  const text = (name: string) => { const value = config.get(name); return typeof value === 'string' && value !== '' ? value : undefined; };
  const names = new Set(config.list.flatMap((each) => Object.keys(each)));
  const scoped = [...names].filter((name) => /^@[\w~][\w.~-]*:registry$/.test(name)).map((name) => [name.slice(0, name.indexOf(':')), addressAt(name, text(name))] as const);
  return {
    registry: addressAt('registry', text('registry')), scoped: Object.fromEntries(scoped),
    certificates: await readCertificates({ ca: config.get('ca'), cafile: text('cafile') }, env),
    strict: config.get('strict-ssl') !== false,
    proxies: proxiesOf({ http: text('proxy'), https: text('https-proxy'), spared: config.get('noproxy') }, env),
  };
}

/** Reads them by npm's own code. Where they are all users' (`--global`), npm reads no file of a project. */
async function load(env: Environment): Promise<Config> {
  const { definitions, shorthands, flatten } = partOfNpm('@npmcli/config/lib/definitions') as Record<string, object>;
  const Reader = partOfNpm('@npmcli/config') as new (options: object) => Config;
  const npm = usersNpm(env['PATH'] ?? '');
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
  const config = new Reader({
    definitions, shorthands, flatten, env: own, argv: ['node', 'npm', '--global'], cwd: ownNpmFolder(), warn: false,
    npmPath: npm === null ? ownNpmFolder() : dirname(dirname(realpathSync(npm))),
    ...(npm !== null && { execPath: npm }),
  });
  await config.load();
  return config;
}

/** The user's npm: where it lies says where its settings for all users are. Ours is on PATH too while a script of ours runs. */
function usersNpm(path: string): string | null {
  const files = path.split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, process.platform === 'win32' ? 'npm.cmd' : 'npm'));
  return files.find((file) => existsSync(file) && !realpathSync(file).startsWith(ownNpmFolder() + sep)) ?? null;
}

function addressAt(name: string, value: string | undefined): string {
  const address = registryAddress(value ?? '');
  if (address === null) throw new Unlisted('registry-unreachable', `"${name}" of your npm settings is no http address`);
  return address;
}

interface Proxies { http: string | undefined; https: string | undefined; spared: unknown }

function proxiesOf({ http, https, spared }: Proxies, env: Environment): Record<string, string> {
  const of = (name: string) => env[name.toLowerCase()] || env[name.toUpperCase()] || undefined;
  const except = Array.isArray(spared) ? spared.filter((each) => typeof each === 'string').join(',') : typeof spared === 'string' ? spared : '';
  const all = {
    https_proxy: https ?? http ?? of('https_proxy') ?? of('http_proxy') ?? of('all_proxy'),
    http_proxy: http ?? https ?? of('http_proxy') ?? of('https_proxy') ?? of('all_proxy'), no_proxy: except || of('no_proxy'),
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
