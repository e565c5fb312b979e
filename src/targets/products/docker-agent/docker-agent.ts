import { yaml } from '../../languages/yaml/yaml.ts';
import { makeProduct } from '../../make-product.ts';
import { byLists } from '../../names/by-lists.ts';
import { asks } from '../../simulate/stance.ts';
import { refusingWords } from '../../words/refusing-words.ts';
import { combineDockerAgent, dockerAgentLists, dockerAgentName, dockerAgentPolicy } from './docker-agent-policy.ts';
import { dockerAgentSteps } from './docker-agent-words.ts';

/** The permissions of Docker Agent (once cagent): patterns in three lists, deny before allow before ask (docs/configuration/permissions). */
export const dockerAgent = makeProduct({
  label: 'Docker Agent', fileName: 'agent.yaml', format: yaml,
  proof: { level: 'documented', version: 'commit 7c1086d', source: 'github.com/docker/docker-agent/docs/configuration/permissions', says: 'Written as the vendor\'s page on permissions says; the agent was not run.' },
  nameOf: dockerAgentName, policyOf: dockerAgentPolicy, words: refusingWords('Docker Agent'), steps: dockerAgentSteps,
  ...byLists({ lists: dockerAgentLists, nameOf: dockerAgentName, isOwn: (text, serverKey) => text.startsWith(`${serverKey.toLowerCase()}_`), names: 'wild' }),
  unmerged: 'its format was read and never tried',
  combine: combineDockerAgent, namesakes: 'stricter',
  skipsAsking: true, modes: ['With --yolo, or a safety mode other than strict, Docker Agent lets run what should ask.'],
  stance: () => asks('unless the tool says that it only reads, or the safety mode decides otherwise'),
});
