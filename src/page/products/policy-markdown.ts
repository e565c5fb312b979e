import { policyLabels as labels } from './policy-labels.ts';

/** The policies of a page, one after the other. */
export const policyMarkdown = `{{#each policies}}
### {{label}}: {{code file}}

{{#if snippet}}
{{block snippet language}}

{{effect}}

{{#each steps}}
1. {{this}}
{{/each}}

{{/if}}
{{#each lossy}}
- ${labels.lossy}: {{this}}
{{/each}}
{{#each refused}}
- ${labels.refused}: {{code name}}: {{reason}}
{{/each}}
- ${labels.unlisted}: {{unlisted}}
{{#if verified}}
- ${labels.verified} {{own verified}}
{{/if}}
- ${labels.proof}: {{proof.level}}. {{proof.says}}
- ${labels.command}: {{code command}}

{{/each}}
{{#if otherProducts}}
Also for:

{{#each otherProducts}}
- {{label}}: {{code command}}
{{/each}}

{{/if}}
`;
