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
- Not expressed: {{this}}
{{/each}}
{{#each refused}}
- Left out: {{code name}}: {{reason}}
{{/each}}
- Tools not listed: {{unlisted}}
- Proof: {{proof.grade}}. {{proof.says}}
- Command: {{code command}}

{{/each}}
{{#if otherProducts}}
Also for:

{{#each otherProducts}}
- {{label}}: {{code command}}
{{/each}}

{{/if}}
`;
