// What runs in a thread of its own: judges one server, says the verdicts, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { loadKnowledge } from '../load-knowledge.ts';
import type { JudgingData } from './judge-apart.ts';
import { judgeListed } from './judge-listed.ts';

const { listed, catalog, posture, tokens, today } = workerData as JudgingData;
parentPort?.postMessage(await judgeListed(listed, { knowledge: await loadKnowledge(catalog ?? undefined), posture, tokens, ...(today !== undefined && { today }) }));
