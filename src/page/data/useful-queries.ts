/** A question that the database of the catalog answers. */
export interface UsefulQuery { asks: string; sql: string }

/** Questions that people have, with the query for each; `:word` and `:server` are given by who asks. */
export const usefulQueries: readonly UsefulQuery[] = [
  { asks: 'Which tools speak of deleting a database?', sql: `SELECT tools.server, tools.name, tools.class, tools.headline
FROM tool_search JOIN tools ON tools.id = tool_search.rowid
WHERE tool_search MATCH 'delete AND database' ORDER BY rank LIMIT 20;` },
  { asks: 'What are the worst tools of one server?', sql: `SELECT name, class, headline, decision FROM tools
WHERE server = 'filesystem' ORDER BY severity_rank DESC, name LIMIT 20;` },
  { asks: 'Which servers can read private data, read strangers’ words, and send both out?', sql: `SELECT server FROM flags JOIN tools ON tools.id = flags.tool
WHERE flag IN ('reads-private', 'reads-untrusted', 'external-comm')
GROUP BY server HAVING count(DISTINCT flag) = 3 ORDER BY server;` },
  { asks: 'How many tools of each class and severity are there?', sql: `SELECT class, headline, count(*) AS tools FROM tools
GROUP BY class, headline ORDER BY class, max(severity_rank) DESC;` },
  { asks: 'Which tools run code or commands, and are not denied?', sql: `SELECT tools.server, tools.name, tools.decision
FROM effects JOIN tools ON tools.id = effects.tool
WHERE effect = 'execute' AND decision <> 'deny' ORDER BY severity_rank DESC, server, name LIMIT 50;` },
  { asks: 'Which tools take an argument that may lead anywhere: a path, an address, a command?', sql: `SELECT tools.server, tools.name, arguments.name AS argument
FROM arguments JOIN tools ON tools.id = arguments.tool
WHERE lower(arguments.name) IN ('path', 'file_path', 'url', 'uri', 'command', 'cmd', 'sql', 'query') ORDER BY server, tools.name LIMIT 50;` },
];
