import type { PolicyChoice } from '../../../src/page/products/policy-choices.ts';
import { policyLabels as labels } from '../../../src/page/products/policy-labels.ts';
import { visible, visibleLine } from '../../../src/text/visible.ts';

/** A closed product: the same elements as a page carries (`src/page/products/policy-html.ts`). What strangers said enters as text only. */
export function productDetails(label: string, file: string): HTMLDetailsElement {
  const details = element('details', { class: 'product', name: 'product' }, element('summary', {}, element('b', {}, label), ' ', element('code', {}, file)));
  return details as HTMLDetailsElement;
}

/** Puts the policy into its product. */
export function fillProduct(details: HTMLDetailsElement, choice: PolicyChoice): void {
  details.append(...(choice.snippet === null ? [] : snippetOf(choice, choice.snippet)), notesOf(choice));
}

function snippetOf({ element: id, effect, steps }: PolicyChoice, snippet: string): HTMLElement[] {
  return [
    element('div', { class: 'snippet' },
      element('pre', { tabindex: '0' }, element('code', { id }, visible(snippet))),
      element('button', { type: 'button', 'data-copy': id }, labels.copy)),
    element('p', {}, visible(effect)),
    element('ol', { class: 'steps' }, ...steps.map((step) => element('li', {}, visible(step)))),
  ];
}

function notesOf({ lossy, refused, unlisted, verified, proof, command }: PolicyChoice): HTMLElement {
  return element('dl', { class: 'notes' },
    ...lossy.map((line) => note(labels.lossy, visible(line))),
    ...refused.map(({ name, reason }) => note(labels.refused, element('code', {}, visibleLine(name)), `: ${visible(reason)}`)),
    note(labels.unlisted, visible(unlisted)),
    ...(verified === null ? [] : [note(labels.verified, visible(verified))]),
    note(labels.proof, element('span', { class: 'badge' }, proof.level), ` ${visible(proof.says)}`),
    note(labels.command, element('code', {}, visible(command))));
}

function note(label: string, ...says: (string | Node)[]): HTMLElement {
  return element('div', {}, element('dt', {}, label), element('dd', {}, ...says));
}

function element(tag: string, attributes: Record<string, string>, ...children: (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
