import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { asks } from '../../simulate/stance.ts';
import { refusingWords } from '../../words/refusing-words.ts';
import { combineGoose, gooseLists, gooseName, goosePolicy } from './goose-policy.ts';
import { gooseSteps } from './goose-words.ts';

/** Goose's permission.yaml: exact names in three lists, of which the allowing one counts first (crates/goose/src/config/permission.rs). */
export const goose = makeProduct({
  label: 'Goose', fileName: 'permission.yaml', format: yaml,
  proof: { level: 'documented', version: 'commit 1565ccf', source: 'github.com/aaif-goose/goose', says: 'Read in the source of its permission manager; Goose was not run.' },
  nameOf: gooseName, policyOf: goosePolicy, words: refusingWords('Goose'), steps: gooseSteps,
  ...byLists({ lists: gooseLists, nameOf: gooseName, isOwn: (text, serverKey) => text.startsWith(`${serverKey}__`), names: 'exact' }),
  unmerged: 'its format was read and never tried',
  combine: combineGoose, namesakes: 'stricter',
  skipsAsking: true, modes: ['In the mode auto, which is Goose\'s default, every tool runs, whatever the lists say: set GOOSE_MODE to approve.'],
  stance: () => asks('in the mode approve; in the mode auto they run'),
  serverKeys: (data) => gooseLists(data, '').flatMap(({ names }) => names).map((name) => /^(.+?)__/.exec(name)?.[1]),
});
