import type { PolicyRequest } from '../../../schema/policy.ts';
import { clientWords } from '../../words/client-words.ts';
import { addedDenied } from '../../words/rest-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const codexWords: EffectWords = {
  ...clientWords('Codex'),
  refused: 'not offered either, because an entry cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: addedDenied,
  },
};

/** How to apply it. */
export function codexSteps({ serverKey, scope }: PolicyRequest): string[] {
  return [
    `Open ~/.codex/config.toml, find the table of the server ${sayName(serverKey)} under mcp_servers, and put these keys into it; keep its command or url.`,
    'Write each table once: TOML refuses a second table of the same name.',
    ...(scope === 'server' ? ['Take an older enabled_tools, disabled_tools or default_tools_approval_mode of this server out.'] : []),
    'Start Codex once with --strict-config: without it a misspelled key is ignored.',
  ];
}
