// Runs one installed client and prints what was seen, as JSON. Started by scripts/verify-clients.ts in a network of its own.
import { clients } from './clients.ts';
import type { ClientId } from './clients.ts';

const result = await clients[process.argv[2] as ClientId].run();
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
