import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

/** What every secret of a person holds. */
export const canary = 'canary-of-the-person';

/** A person of this machine: a home full of secrets. */
export interface Person {
  home: string;
  /** Writes files: path from the home to content, or `{ link }`. */
  write(files: Record<string, string | { link: string }>): void;
}

/** The program that looks for the canary, as a file of a project. */
export const looker = join(import.meta.dirname, 'programs/reads-all.mjs');

const secrets = [
  '.ssh/id_ed25519', '.ssh/config', '.aws/credentials', '.npmrc', '.netrc', '.gnupg/private-keys-v1.d/a.key', '.config/gh/hosts.yml', '.docker/config.json', '.kube/config', '.bash_history', '.git-credentials',
  '.mozilla/firefox/a.default/logins.json', '.config/google-chrome/Default/Cookies', '.local/share/keyrings/login.keyring', '.password-store/bank.gpg', 'notes/diary.txt', 'other-project/package.json', 'other-project/bin/deploy',
];

/** A fresh person. Everyone may read the files, so that only what is shown decides. */
export function personWithSecrets(): Person {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'person-')));
  after(() => rmSync(root, { recursive: true, force: true }));
  const home = join(root, 'people/ann');
  mkdirSync(home, { recursive: true });
  for (const folder of [root, join(root, 'people'), home]) chmodSync(folder, 0o755);
  const write: Person['write'] = (files) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      if (typeof content !== 'string') symlinkSync(content.link, join(home, path));
      else writeFileSync(join(home, path), content, { mode: content.startsWith('#!') ? 0o755 : 0o644 });
    }
  };
  write(Object.fromEntries(secrets.map((path) => [path, path.endsWith('package.json') ? `{"name":"${canary}"}` : path.endsWith('deploy') ? `#!/bin/sh\n# ${canary}\n` : canary])));
  return { home, write };
}
