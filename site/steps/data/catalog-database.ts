import { createRequire } from 'node:module';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CatalogIndex, ServerRecord } from '../../../src/schema/catalog/record.ts';
import { severities } from '../../../src/schema/vocabulary.ts';

/** Tables of `catalog.sqlite`. Definitions are JSON, to the letter; `headline` is the severity that people are shown, `severity_rank` its rank. */
const tables = `
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8';
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE servers (id TEXT PRIMARY KEY, title TEXT NOT NULL, about TEXT NOT NULL, topic TEXT NOT NULL, package TEXT, version TEXT, url TEXT, license TEXT, transport TEXT NOT NULL, tools INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE tools (id INTEGER PRIMARY KEY, server TEXT NOT NULL REFERENCES servers, name TEXT NOT NULL, slug TEXT NOT NULL, sha256 TEXT NOT NULL, class TEXT NOT NULL, severity TEXT NOT NULL, headline TEXT NOT NULL, severity_rank INTEGER NOT NULL, decision TEXT NOT NULL, confidence REAL NOT NULL, description TEXT NOT NULL, definition TEXT NOT NULL);
CREATE TABLE effects (tool INTEGER NOT NULL REFERENCES tools, effect TEXT NOT NULL, PRIMARY KEY (tool, effect)) WITHOUT ROWID;
CREATE TABLE flags (tool INTEGER NOT NULL REFERENCES tools, flag TEXT NOT NULL, PRIMARY KEY (tool, flag)) WITHOUT ROWID;
CREATE TABLE arguments (tool INTEGER NOT NULL REFERENCES tools, name TEXT NOT NULL, required INTEGER NOT NULL, PRIMARY KEY (tool, name)) WITHOUT ROWID;
CREATE TABLE reasons (tool INTEGER NOT NULL REFERENCES tools, position INTEGER NOT NULL, says TEXT NOT NULL, PRIMARY KEY (tool, position)) WITHOUT ROWID;
CREATE TABLE advisories (server TEXT NOT NULL REFERENCES servers, id TEXT NOT NULL, severity TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (server, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE tool_search USING fts5(name, description, server, content='tools', content_rowid='id');
`;
/** Made when all rows are there. */
const indexes = `
CREATE INDEX tools_by_server ON tools (server, severity_rank);
CREATE INDEX flags_by_flag ON flags (flag);
CREATE INDEX effects_by_effect ON effects (effect);
INSERT INTO tool_search (tool_search) VALUES ('rebuild');
INSERT INTO tool_search (tool_search) VALUES ('optimize');
`;
/** Rows between two commits. */
const perTransaction = 5000;

/** Writes `catalog.sqlite`, a server at a time; the same records give the same bytes with the same SQLite. */
export class CatalogDatabase {
  readonly #database: DatabaseSync;
  readonly #insert: (table: string, values: readonly (string | number | null)[]) => void;
  #tools = 0;

  constructor(path: string, { toolrisk, rules, edition }: CatalogIndex) {
    this.#database = new (sqlite().DatabaseSync)(path);
    this.#database.exec(tables);
    const statements = new Map<string, StatementSync>();
    this.#insert = (table, values) => {
      const statement = statements.get(table) ?? this.#database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`);
      statements.set(table, statement);
      statement.run(...values.map((value) => (typeof value === 'string' ? value.toWellFormed() : value)));
    };
    this.#database.exec('BEGIN');
    for (const [name, value] of Object.entries({ toolrisk, rules, edition: edition === null ? '' : JSON.stringify(edition), schema: '1' })) this.#insert('meta', [name, value]);
  }

  /** Takes in a server with its tools. */
  add({ server, title, about, topic, package: from, url, license, transport, tools, withheld, advisories = [] }: ServerRecord): void {
    this.#insert('servers', [server, title, about, topic, from?.name ?? null, from?.version ?? null, url, license, transport, withheld?.tools ?? tools.length]);
    for (const { id, severity, title: says } of advisories) this.#insert('advisories', [server, id, severity, says]);
    for (const { slug, sha256, definition, assessment } of tools) {
      const id = this.#tools += 1;
      const { class: riskClass, severity, headline, decision, confidence, facets, flags, derivation } = assessment;
      const description = typeof definition.description === 'string' ? definition.description : '';
      this.#insert('tools', [id, server, definition.name, slug, sha256, riskClass, severity, headline, severities[headline].rank, decision, confidence.value, description, JSON.stringify(definition)]);
      for (const effect of new Set(facets.effects)) this.#insert('effects', [id, effect]);
      for (const flag of new Set(flags)) this.#insert('flags', [id, flag]);
      for (const [name, required] of argumentsOf(definition.inputSchema)) this.#insert('arguments', [id, name, required ? 1 : 0]);
      derivation.forEach(({ says }, position) => this.#insert('reasons', [id, position, says]));
      if (id % perTransaction === 0) this.#database.exec('COMMIT; BEGIN');
    }
  }

  /** Makes what is searched by, and closes the file. */
  finish(): void {
    this.#database.exec('COMMIT');
    this.#database.exec(indexes);
    this.#database.exec('VACUUM');
    this.#database.close();
  }
}

function argumentsOf(schema: unknown): Map<string, boolean> {
  const { properties, required } = (typeof schema === 'object' && schema !== null ? schema : {}) as { properties?: unknown; required?: unknown };
  const needed = new Set(Array.isArray(required) ? required : []);
  // Two names that differ in a broken character alone are one in the database.
  return new Map(typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? Object.keys(properties).map((name) => [name.toWellFormed(), needed.has(name)]) : []);
}

/** SQLite as it comes with Node, which says of itself that it is experimental: no news to who builds a site. */
function sqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return createRequire(import.meta.url)('node:sqlite') as typeof import('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
