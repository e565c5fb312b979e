import type { Assessment } from '../../schema/verdict/assessment.ts';
import type { Attack } from '../../schema/knowledge/attack.ts';
import type { Knowledge } from '../../schema/knowledge/knowledge.ts';
import { flags } from '../../schema/vocabulary.ts';
import type { Flag, Term } from '../../schema/vocabulary.ts';
import { link, listed, own, say } from '../media/prose.ts';
import type { Prose } from '../media/prose.ts';

/** A documented attack pattern that fits a tool. */
export interface AttackCard {
  id: string;
  title: string;
  status: Term;
  summary: string;
  abuses: string;
  /** What another tool of the session must do for it; null when this tool alone suffices. */
  needs: Prose | null;
  controls: string[];
  maps: Prose | null;
  references: Prose[];
}

/** How well a pattern is documented. */
const statuses: Record<Attack['status'], Term> = {
  'in-the-wild': { label: 'In the wild', says: 'there are real victims, or live malicious code was reported' },
  demonstrated: { label: 'Demonstrated', says: 'there is a public proof of concept or a CVE' },
  structural: { label: 'Structural', says: 'it follows from a weakness of the design that standards describe' },
  reported: { label: 'Reported', says: 'only second-hand reports are known' },
  analogous: { label: 'Analogous', says: 'it is well documented outside MCP; no case inside MCP is known' },
};

/** The attack patterns that fit, those first that need no other tool. */
export function attackCards({ attacks }: Assessment, knowledge: Pick<Knowledge, 'attacks'>): AttackCard[] {
  const alone = attacks.filter((attack) => attack.with.length === 0);
  const together = attacks.filter((attack) => attack.with.length > 0);
  return [...alone, ...together].flatMap(({ id, with: needed }) => {
    const attack = knowledge.attacks[id];
    return attack === undefined ? [] : [cardOf(id, attack, needed)];
  });
}

function cardOf(id: string, attack: Attack, needed: Assessment['attacks'][number]['with']): AttackCard {
  const maps = mappings(attack);
  return {
    id, title: attack.title, status: statuses[attack.status], summary: attack.summary, abuses: attack.abuses.replace(/\.$/, ''),
    needs: needed.length === 0 ? null : say`It needs another tool in the session, one ${listed(needed.map(neededOf), 'or')}.`,
    controls: attack.controls, maps: maps.length === 0 ? null : listed(maps), references: attack.references.map(({ title, url, date }) => (
      say`${link(url, title)}${date === undefined ? '' : `, ${date}`}`)),
  };
}

/** A flag after "a tool": `that reads files`, `whose definition contains …`. */
function neededOf(flag: Flag): Prose {
  const says: string = flags[flag];
  return says.startsWith('its ') ? say`whose ${own(says.slice(4))}` : say`that ${own(says)}`;
}

function mappings({ maps }: Attack): Prose[] {
  return [
    ...maps['owasp-mcp'].map((id) => say`OWASP MCP Top 10 ${id}`),
    ...maps['owasp-agentic'].map((id) => say`OWASP Agentic Top 10 ${id}`),
    ...maps.atlas.map((id) => say`${link(`https://atlas.mitre.org/techniques/${id}`, `MITRE ATLAS ${id}`)}`),
    ...maps.cwe.map((id) => say`${link(`https://cwe.mitre.org/data/definitions/${id.slice(4)}.html`, id)}`),
    ...maps.cve.map((id) => say`${link(`https://www.cve.org/CVERecord?id=${id}`, id)}`),
  ];
}
