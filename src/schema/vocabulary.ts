/**
 * The closed vocabulary of toolrisk: every word that a verdict may use, once, with its label and what it says.
 * Everything is a `Record`, so a new term does not compile until each place that speaks it answers for it.
 */

/** A word of the vocabulary: what people read and what it means. */
export interface Term {
  readonly label: string;
  readonly says: string;
}

/** The badge of a tool, derived from its effects. `rank` breaks ties: the higher, the more dangerous. */
export const classes = {
  read: { label: 'Read', rank: 1, says: 'retrieves or computes; nothing outside the call changes' },
  write: { label: 'Write', rank: 2, says: 'creates or changes something, in a way that can be put right' },
  execute: { label: 'Execute', rank: 3, says: 'runs code, commands, queries or processes whose effect goes beyond the call' },
  destructive: { label: 'Destructive', rank: 4, says: 'deletes, overwrites beyond recovery, revokes or stops something' },
  financial: { label: 'Financial', rank: 4, says: 'moves or commits money' },
  unclassified: { label: 'Unclassified', rank: 0, says: 'its definition does not say enough to tell' },
} as const satisfies Record<string, Term & { rank: number }>;
export type RiskClass = keyof typeof classes;

export const severities = {
  low: { label: 'Low', rank: 1, says: 'a mistaken call costs next to nothing' },
  medium: { label: 'Medium', rank: 2, says: 'a mistaken call can be put right, or shows data that is not for everyone' },
  high: { label: 'High', rank: 3, says: 'a mistaken call does harm that is hard to undo or reaches beyond the account' },
  critical: { label: 'Critical', rank: 4, says: 'one mistaken call can lose data or money for good, or hand over a machine' },
} as const satisfies Record<string, Term & { rank: number }>;
export type Severity = keyof typeof severities;

/** What a policy does with a call. `hide` is how some products enforce deny, not a decision of its own. */
export const decisions = {
  allow: { label: 'Allow', says: 'runs without asking' },
  limit: { label: 'Limit', says: 'runs, but only so often' },
  ask: { label: 'Ask', says: 'waits for a person' },
  deny: { label: 'Deny', says: 'does not run' },
} as const satisfies Record<string, Term>;
export type Decision = keyof typeof decisions;

export const postures = {
  strict: { label: 'Strict', says: 'asks early, denies what it cannot tell' },
  balanced: { label: 'Balanced', says: 'the default: low allowed, medium limited, high asked, critical denied, more where facets ask for it' },
  permissive: { label: 'Permissive', says: 'limits and asks, denies little' },
} as const satisfies Record<string, Term>;
export type Posture = keyof typeof postures;

export const confidenceBands = {
  high: { label: 'High', says: 'such evidence was nearly always right where it was measured' },
  medium: { label: 'Medium', says: 'such evidence was mostly right where it was measured' },
  low: { label: 'Low', says: 'such evidence was often wrong where it was measured, or is too rare to tell' },
  none: { label: 'None', says: 'no evidence' },
} as const satisfies Record<string, Term>;
export type ConfidenceBand = keyof typeof confidenceBands;

/** What a call does. The class is derived from these. */
export const effects = {
  observe: { label: 'Observes', says: 'reads data' },
  compute: { label: 'Computes', says: 'works out an answer from its input' },
  create: { label: 'Creates', says: 'adds something new' },
  update: { label: 'Updates', says: 'changes something that exists' },
  delete: { label: 'Deletes', says: 'removes, revokes or stops something' },
  execute: { label: 'Executes', says: 'runs code, a command, a query or a user-interface action' },
  control: { label: 'Controls', says: 'starts, restarts or deploys something' },
  communicate: { label: 'Sends', says: 'delivers something to other people' },
  transact: { label: 'Transacts', says: 'moves or commits money' },
  authorize: { label: 'Authorizes', says: 'changes who may do what' },
  credential: { label: 'Handles credentials', says: 'issues, changes or uses a credential' },
} as const satisfies Record<string, Term>;
export type Effect = keyof typeof effects;

/** The class each effect leads to. */
export const effectClass = {
  observe: 'read', compute: 'read',
  create: 'write', update: 'write', communicate: 'write', authorize: 'write', credential: 'write',
  delete: 'destructive',
  execute: 'execute', control: 'execute',
  transact: 'financial',
} as const satisfies Record<Effect, RiskClass>;

/**
 * The facets of a tool that hold one value; the order of each list is the order of risk, least first.
 * `sensitivityIn`/`Out` and `reachIn`/`Out` use the value sets of SEP-1913 (Trust and Sensitivity Annotations).
 */
export const facetValues = {
  reversibility: ['unknown', 'reversible', 'compensable', 'irreversible'],
  blastRadius: ['unknown', 'self', 'single', 'bounded', 'unbounded', 'environment'],
  stakes: ['unknown', 'low', 'ordinary', 'important'],
  sensitivityIn: ['none', 'user', 'internal', 'pii', 'financial', 'regulated', 'credentials'],
  sensitivityOut: ['none', 'user', 'internal', 'pii', 'financial', 'regulated', 'credentials'],
  privilege: ['user', 'elevated', 'permission-management', 'credential-minting'],
  reachIn: ['closed', 'trusted-public', 'untrusted-public'],
  reachOut: ['ephemeral', 'user', 'internal', 'public'],
  executionKind: ['none', 'read-query', 'fixed-command', 'process', 'ui-passive', 'query-language', 'ui-action', 'sandboxed-code', 'arbitrary-code'],
  money: ['none', 'reads', 'commits', 'moves'],
  repeatability: ['safe', 'idempotent', 'non-idempotent', 'metered'],
  interface: ['typed', 'free-form', 'multi-action', 'opaque'],
} as const;
export type FacetName = keyof typeof facetValues;
export type FacetValue<F extends FacetName> = (typeof facetValues)[F][number];

/** Short name and one sentence for each facet, as pages print them. */
export const facetTerms: Record<FacetName | 'effects', Term> = {
  effects: { label: 'Effects', says: 'what a call does' },
  reversibility: { label: 'Reversibility', says: 'whether what it did can be undone' },
  blastRadius: { label: 'Blast radius', says: 'how much one call can touch' },
  stakes: { label: 'Stakes', says: 'how much the thing it acts on matters' },
  sensitivityIn: { label: 'Data it is given', says: 'the most sensitive data in its arguments' },
  sensitivityOut: { label: 'Data it returns', says: 'the most sensitive data in its answer' },
  privilege: { label: 'Privilege', says: 'whether it changes rights or credentials' },
  reachIn: { label: 'Source of its data', says: 'whether strangers can write what it reads' },
  reachOut: { label: 'Destination', says: 'who receives what it sends' },
  executionKind: { label: 'Execution', says: 'what kind of thing it runs' },
  money: { label: 'Money', says: 'whether money moves' },
  repeatability: { label: 'Repeatability', says: 'what a second identical call does' },
  interface: { label: 'Interface', says: 'how narrowly its arguments are typed' },
};

/** Yes/no findings that attack patterns and policies look for; false ones are left out of an assessment. */
export const flags = {
  'reads-private': 'returns data that is not public',
  'reads-untrusted': 'returns text that strangers can write',
  'external-comm': 'can carry data to somebody outside',
  'open-world': 'reaches systems beyond the server',
  'bulk': 'one call can touch many things',
  'bulk-read': 'one call can return many records',
  'irreversible': 'cannot be undone',
  'shell': 'runs commands or code on a machine',
  'sql-raw': 'takes a query language as text',
  'http-generic': 'makes arbitrary HTTP requests',
  'url-param': 'takes an address to fetch',
  'fs-path': 'takes a path of a file system',
  'fs-read': 'reads files',
  'fs-write': 'writes files',
  'wraps-cli': 'passes arguments to a command line',
  'browser-control': 'acts in a browser or user interface',
  'package-install': 'installs software',
  'secrets-read': 'returns credentials or secrets',
  'secrets-in-arguments': 'takes credentials as arguments',
  'credential-mint': 'issues a credential',
  'permission-change': 'changes who may do what',
  'money': 'moves or commits money',
  'metered-cost': 'each call costs money or quota',
  'non-idempotent': 'a second identical call does it again',
  'persistent-memory': 'writes memory that later sessions read',
  'agent-config-write': 'writes what steers an agent',
  'infra': 'acts on infrastructure',
  'multi-action': 'does several different things, chosen by an argument',
  'opaque': 'has no description or no input schema to judge by',
  'annotation-mismatch': "its author's hints contradict its definition",
  'instructions-in-definition': 'its definition contains instructions to the model',
  'secrets-in-definition': 'its definition contains what looks like a credential',
  'lookalike-name': 'its name mixes letters of different scripts that look alike',
  'names-other-server': 'its definition names a tool of another server',
  'schema-cut': 'its schema was too large to be read whole',
  'hidden-characters': 'its definition contains invisible or direction-changing characters',
} as const satisfies Record<string, string>;
export type Flag = keyof typeof flags;

/** What no definition should hold, by the flag of it; each ends a sentence that begins "its definition holds". */
export const definitionFindings = {
  'instructions-in-definition': 'orders to the model',
  'hidden-characters': 'hidden characters',
  'secrets-in-definition': 'what looks like a credential',
  'lookalike-name': 'look-alike letters of another script',
  'names-other-server': 'the name of a tool of another server',
} as const satisfies Partial<Record<Flag, string>>;
export type DefinitionFinding = keyof typeof definitionFindings;

/** As severe as a finding counts, whatever the tool does: a person should look at it before it runs. */
export const findingSeverity: Severity = 'high';

/** Small badges beside the class: what a plain "Write" or "Read" would hide. */
export const subBadges = {
  Sends: 'delivers something to other people',
  Permissions: 'changes who may do what',
  Credentials: 'issues or changes a credential',
  Secrets: 'returns secrets',
} as const satisfies Record<string, string>;
export type SubBadge = keyof typeof subBadges;

/**
 * What a server is about. Says what a plain noun of its tools means: a "position" of an exchange is money, an "entry" of a vault a
 * secret. A server may be about several things, or about none that is known.
 */
export const domains = {
  accounting: 'books, invoices, taxes', apis: 'descriptions and test calls of APIs', ai: 'models and their inference', analytics: 'visits, events and reports of sites and apps',
  automation: 'workflows that act on other services', bank: 'bank accounts', browser: 'a web browser', calendar: 'calendars and meetings',
  chat: 'messages between people', ci: 'builds, pipelines and tests', cloud: 'machines and services of a cloud', cluster: 'containers and clusters',
  cms: 'content that is published', crm: 'customers, leads and deals', database: 'databases and their rows', design: 'designs and drawings',
  device: 'the screen of a phone or desktop', dns: 'domains and their records', documents: 'documents, notes and shared files', education: 'courses and students',
  exchange: 'trading at a market', feedback: 'reviews, surveys and forms', files: 'the files of a machine', forge: 'repositories, issues and pull requests',
  game: 'games and scenes', health: 'health of persons', home: 'devices of a home', hosting: 'websites and their servers', hr: 'employees and applicants',
  identity: 'users, groups and sign-in', jobs: 'job offers', knowledge: 'memory and knowledge of an agent', legal: 'contracts and cases',
  mail: 'e-mail', maps: 'places and routes', marketing: 'campaigns and advertisements', markets: 'public prices of markets', media: 'pictures, sound and video',
  monitoring: 'logs, metrics and alerts', packages: 'packages and models that anybody may publish', payments: 'payments, customers and subscriptions',
  reference: 'public facts and documentation', research: 'publications', secrets: 'secrets and keys', security: 'findings and defence', shell: 'a shell or an interpreter',
  shop: 'products and orders', social: 'public posts', support: 'requests of customers', telephony: 'calls and text messages', todo: "one's own tasks", tracker: 'issues and tasks of teams',
  travel: 'journeys and bookings', wallet: 'coins and tokens on a chain', weather: 'weather', web: 'pages and search of the web',
} as const satisfies Record<string, string>;
export type Domain = keyof typeof domains;

/** Whose data a server of a domain holds: of an account or organisation, of the machine it runs on, or open to all. */
export const holdings = {
  account: 'data of an account or organisation', machine: 'data of the machine it runs on', public: 'data that is open to all',
} as const satisfies Record<string, string>;
export type Holding = keyof typeof holdings;

/** Where in a definition a piece of evidence stands. */
export const evidencePlaces = {
  name: 'the name', title: 'the title', description: 'the description', input: 'the input schema',
  output: 'the output schema', annotations: 'the annotations', other: 'another field', server: "the server's own text",
} as const satisfies Record<string, string>;
export type EvidencePlace = keyof typeof evidencePlaces;

export const strengths = {
  decisive: 'settles the facet by itself',
  strong: 'settles the facet unless something decisive says otherwise',
  weak: 'counts only where nothing stronger speaks',
} as const satisfies Record<string, string>;
export type Strength = keyof typeof strengths;

/** Compares two terms of a ranked vocabulary; positive when `a` is the more dangerous. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities[a].rank - severities[b].rank;
}

/** The keys of a vocabulary, typed. */
export function termsOf<T extends object>(vocabulary: T): (keyof T & string)[] {
  return Object.keys(vocabulary) as (keyof T & string)[];
}
