/** Where a secret may stand in a settings file, `SECRET` in its place. In each, a list of what is one has missed it, or might. */
export const secretValues: Record<string, unknown> = {
  'an account in an address': 'https://bob:SECRET@host.example/mcp', 'an account of a scheme with a driver': 'postgresql+asyncpg://bob:SECRET@db/prod', 'an account of a broker': 'mqtts://bob:SECRET@broker:8883',
  'an account of a share': 'smb://bob:SECRET@nas/share', 'an account without a scheme': 'bob:SECRET@db.example:5432/prod', 'an account of a driver': 'jdbc:oracle:thin:scott/SECRET@//db:1521/x',
  'a password with a quote': "amqp://bob:it's SECRET@mq/x", 'a password with a brace': 'redis://bob:a(b)SECRET@cache', 'a password with a backslash': 'mssql://sa:a\\SECRET@db/x', 'a path of an address': 'https://hooks.example/T0/B0/SECRET', 'a query': 'wss://host.example/?who=SECRET',
  'JSON within a text': '{"db":{"password":"SECRET"}}', 'JSON within JSON within a text': '{"a":"{\\"token\\":\\"SECRET\\"}"}', 'a connection string': 'Server=x;Uid=sa;Password=SECRET;', 'a connection string with braces': 'Driver={ODBC};PWD={SECRET};', 'a storage account': 'AccountName=x;AccountKey=SECRET==',
  'a header': '--header=X-Trace: SECRET', 'a property': '-Dspring.datasource.password=SECRET', 'an option with a colon': '--token:SECRET', 'an option and its value': ['--token', '--SECRET'], 'an option in one word': ['--dbpass', 'SECRET'], 'a short option': ['-p', 'SECRET'], 'an argument alone': ['login', 'SECRET'],
  'a name in one word': { userpass: 'SECRET', psk: 'SECRET', masterkey: 'SECRET', key1: 'SECRET', pw: 'SECRET' }, 'a name of another language': { Passwort: 'SECRET', 密码: 'SECRET' }, 'a name of its own': { hmac: 'SECRET', totp: { raw: ['SECRET'] } },
  'a pair of name and value': [{ name: 'DB_PASSWORD', value: 'SECRET' }], 'a default of an input': { type: 'promptString', id: 'pass', default: 'SECRET' }, 'names of what is kept': { apiKeys: { SECRET: true } }, 'variables': { env: { MODE: 'SECRET' }, vars: { A: 'SECRET' }, setenv: ['A=SECRET'] },
  'a variable that is none': '$SECRET', 'a key of several lines': '-----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----\n', 'a sentence': 'the password is SECRET', 'a command': 'Bash(psql postgresql+psycopg2://u:SECRET@h/d)', 'a pattern of a command': { 'curl -H "X-A: SECRET" *': 'allow' },
  'an address as a name': { 'https://bob:SECRET@host.example/': true }, 'an assignment as a name': { 'TOKEN=SECRET': null }, 'a value like a tool': 'mcp__slack__SECRET', 'a value like a rule': 'mcp.tool.name == "SECRET"',
};

/** The same as only one language writes it. */
export const secretTexts: Record<'json' | 'toml' | 'yaml', Record<string, string>> = {
  json: {
    'slashes with a backslash': '{"a":"https:\\/\\/bob:SECRET@host.example\\/mcp"}', 'an escaped colon': '{"a":["https\\u003a//bob:SECRET@host.example/mcp"]}', 'an escaped name': '{"pass\\u0077ord":"SECRET"}',
    'a comment with an entry': '{\n  // "env": {"A": "SECRET"},\n  "a": 1\n}', 'a comment with arguments': '{ // "--token",\n  // "SECRET",\n  "a": 1 }', 'a comment between': '{"a" /* SECRET */ : /* SECRET\n SECRET */ [1, // SECRET\n 2]}', 'a comment that stays open': '{"a":1} // SECRET', 'a key in a comment': '// -----BEGIN PRIVATE KEY-----\n// SECRET\n// -----END PRIVATE KEY-----\n{}',
    'what is broken': '{"a": "SECRET', 'a text alone': '"SECRET"', 'an object that stays open': '{"a": 1, "b": "SECRET"',
  },
  toml: {
    'several lines': 'a = """\nSECRET\n"""\nb = \'\'\'\nx\nSECRET\'\'\'\n', 'a comment': 'a = 1 # token: SECRET\n# [env]\n# A = "SECRET"\n', 'a key in a comment': '# -----BEGIN PRIVATE KEY-----\n# SECRET\n# -----END PRIVATE KEY-----\n', 'a header of a table': '[tokens.SECRET]\na = 1\n', 'a dotted name': 'a."pass\\u0077ord" = "SECRET"\n', 'an inline table': 'a = { b = { c = ["SECRET"] } }\n', 'an array of tables': '[[a]]\nb = "SECRET" # SECRET\n', 'what is broken': 'a = SECRET\n',
  },
  yaml: {
    'an anchor': 'a: &pw SECRET\nb: *pw\n', 'a name of an anchor': 'a: &SECRET x\nb: *SECRET\n', 'an anchor of a mapping': 'a: &e\n  B: SECRET\nc:\n  <<: *e\n', 'a text of several lines': 'a: |\n  SECRET\n\n  SECRET\nb: >- # SECRET\n  x\n  SECRET\n', 'a plain text of several lines': 'a: --token\n  SECRET\n', 'a text in quotes of several lines': 'a: "x\n  SECRET"\n',
    'a tag': 'a: !vault SECRET\nb: !SECRET x\nc: !!null SECRET\nd: !!bool SECRET\n', 'a comment with an entry': 'a: 1\n# env:\n#   A: SECRET\n', 'a comment behind': 'a: 1 # SECRET\n', 'a key in a comment': '# -----BEGIN PRIVATE KEY-----\n# SECRET\n# -----END PRIVATE KEY-----\na: 1\n', 'a name that is a list': '? [SECRET]\n: x\n', 'a name without a value': 'a: {SECRET}\nb: [{ SECRET }]\n',
    'a directive': '%TAG !x! tag:SECRET\n---\na: 1\n', 'several documents': 'a: 1\n---\nb: SECRET\n', 'a pair in a list': 'a: [b: SECRET, "c": SECRET]\n', 'a name in quotes with spaces': '"password SECRET": 1\n', 'what is broken': 'a: "SECRET\nb: ]SECRET', 'a text alone': 'SECRET\n',
  },
};
