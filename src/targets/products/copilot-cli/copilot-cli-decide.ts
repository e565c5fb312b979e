import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { copilotCliName, copilotCliSeen } from './copilot-cli-name.ts';

/** What the product does with a call under a file. */
export function decideCopilotCli(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const all = data as string[];
  const valuesOf = (flag: string) => copilotCliValues(all, flag);
  const spelled = copilotCliName(serverKey, tool);
  const name = 'name' in spelled ? spelled.name : null;
  const matches = (pattern: string) => pattern === serverKey || pattern === name;
  const denied = valuesOf('--deny-tool').find(matches);
  if (denied !== undefined) return { outcome: 'deny', because: `--deny-tool ${denied}` };
  const excluded = valuesOf('--excluded-tools').flatMap((value) => value.split(','));
  if (name !== null && excluded.includes(copilotCliSeen(name))) return { outcome: 'deny', because: '--excluded-tools' };
  const allowed = valuesOf('--allow-tool').find(matches);
  if (allowed !== undefined) return { outcome: 'allow', because: `--allow-tool ${allowed}` };
  const wide = ['--allow-all-tools', '--allow-all', '--yolo'].find((flag) => all.includes(flag));
  return wide === undefined ? { outcome: 'unlisted', because: 'no flag' } : { outcome: 'allow', because: wide };
}

/** What stands behind a flag, each time that it is given. */
export function copilotCliValues(words: readonly string[], flag: string): string[] {
  return words.flatMap((word, index) => (words[index - 1] === flag ? [word] : word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : []));
}
