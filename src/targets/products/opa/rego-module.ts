import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { behindHost, namedAddress, privateAddress } from '../../arguments/address-patterns.ts';
import { plainAmount } from '../../arguments/passes-rule.ts';
import { commentLines } from '../../languages/comment-lines.ts';
import type { Format } from '../../languages/format.ts';
import { dig } from '../../languages/json/dig.ts';
import { regoLiteral } from '../../languages/rego/rego-literal.ts';

/** A module that toolrisk wrote: rules that never change, and a table. */
export const regoModule: Format = { language: 'rego', print, read };

const head = `# Input: {"tool": {"name": "<tool>", "arguments": {…}}}
# Query: data.mcp.authz.decision

package mcp.authz

import rego.v1

default decision := {"action": "deny", "reason": "not_listed"}

decision := verdict(tools[input.tool.name])
`;

const untested = `${head}
verdict(entry) := entry.decision
`;

const tested = `${head}
verdict(entry) := {"action": "deny", "reason": "argument"} if {
	some rule in entry.only
	not passes(rule)
} else := entry.eased.decision if {
	every rule in entry.eased.when {
		passes(rule)
	}
} else := entry.decision

# A second spelling of the argument beside it: a server may take that one.
is_doubled(rule) if {
	some name, _ in input.tool.arguments
	name != rule.parameter
	regex.match(rule.spellings, name)
}

is_given(rule) if {
	some name, _ in input.tool.arguments
	name == rule.parameter
}

passes(rule) if {
	rule.optional
	not is_given(rule)
	not is_doubled(rule)
}

passes(rule) if {
	not rule.list
	not is_doubled(rule)
	fits(rule, input.tool.arguments[rule.parameter])
}

passes(rule) if {
	rule.list == "too"
	not is_doubled(rule)
	not is_array(input.tool.arguments[rule.parameter])
	fits(rule, input.tool.arguments[rule.parameter])
}

passes(rule) if {
	rule.list
	not is_doubled(rule)
	items := input.tool.arguments[rule.parameter]
	is_array(items)
	every item in items {
		fits(rule, item)
	}
}

fits(rule, value) if {
	rule.test == "one-of"
	value in rule.values
}

fits(rule, value) if {
	rule.test == "equals"
	value == rule.values[0]
}

fits(rule, value) if {
	rule.test == "at-most"
	not rule.as_text
	is_number(value)
	value <= rule.values[0]
}

fits(rule, value) if {
	rule.test == "at-most"
	rule.as_text
	regex.match(\`${plainAmount.source}\`, value)
	to_number(value) <= rule.values[0]
}

fits(rule, value) if {
	rule.test == "starts-with"
	some prefix in rule.values
	startswith(value, folder_of(prefix))
	not contains(value, "..")
}

fits(rule, value) if {
	rule.test == "host-one-of"
	found := regex.find_all_string_submatch_n(\`^https?://([^/?#:]+)${behindHost}\`, value, 1)
	found[0][1] in rule.values
}

fits(rule, value) if {
	rule.test == "not-private-host"
	regex.match(\`${namedAddress}\`, value)
	not regex.match(\`${privateAddress}\`, value)
}

folder_of(prefix) := prefix if {
	regex.match(\`[/\\\\]$\`, prefix)
} else := concat("", [prefix, "/"])
`;

const tableStart = '\ntools := ';

function print(data: Json, notes: readonly string[] = []): string {
  const tools = (dig(data, 'tools') ?? {}) as JsonObject;
  const hasTests = Object.values(tools).some((entry) => dig(entry, 'eased') !== undefined || dig(entry, 'only') !== undefined);
  const rows = Object.entries(tools).map(([name, entry]) => `\n\t${regoLiteral(name)}: ${regoLiteral(entry)}`);
  return `${commentLines('#', notes)}${hasTests ? tested : untested}${tableStart}{${rows.join(',')}\n}\n`;
}

/** The table of a module that toolrisk wrote; what others write in Rego only OPA can read. */
function read(text: string, place: string): JsonObject {
  const rules = [untested, tested].map((logic) => `${logic}${tableStart}`).find((logic) => text.includes(logic));
  try {
    const tools = rules === undefined ? null : JSON.parse(text.slice(text.indexOf(rules) + rules.length)) as Json;
    if (isJsonObject(tools)) return { tools: rules?.startsWith(untested) === true ? withoutTests(tools) : tools };
  } catch {
    // Something else stands after the table.
  }
  throw new PlaceError(place, 'is no module that toolrisk wrote', 'Name one, or ask OPA itself.');
}

/** The shorter module looks at decisions alone, whatever else its table holds. */
function withoutTests(tools: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(tools).map(([name, entry]) => [name, isJsonObject(entry) && entry['decision'] !== undefined ? { decision: entry['decision'] } : entry]));
}
