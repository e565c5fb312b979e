import type { JsonObject } from './json.ts';

/** What a server tells a model apart from its tools: a client may put all of it into the model's context. */
export interface ServerTexts {
  instructions?: string | null;
  /** Entries of `prompts/list`, verbatim. */
  promptList?: readonly JsonObject[];
  /** Entries of `resources/templates/list`, verbatim. */
  resourceTemplates?: readonly JsonObject[];
}
