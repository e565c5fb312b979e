// Chooses a sandbox as a scan does, and says which, or why there is none.
import { chooseSandbox } from '../../../src/connect/sandbox/choose-sandbox.ts';

const chosen = await chooseSandbox('auto').then(({ kind, bubblewrap }) => `${kind} ${bubblewrap?.way}`, ({ says }) => says);
process.stdout.write(chosen);
