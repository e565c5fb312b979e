/**
 * Dummies of services whose programs check how a key looks, by two words of the variable's name. Made up: each only begins, or is built, as the service's own do.
 */
const formats: readonly (readonly [service: RegExp, kind: RegExp, dummy: string])[] = [
  [/SLACK_TEAM/i, /ID$/i, 'T0000000'], [/SLACK/i, /XOXP|USER/i, 'xoxp-dummy'], [/SLACK/i, /XOXC/i, 'xoxc-dummy'], [/SLACK/i, /XOXD/i, 'xoxd-dummy'], [/SLACK/i, /APP_TOKEN/i, 'xapp-dummy'], [/SLACK/i, /TOKEN|XOXB/i, 'xoxb-dummy'],
  [/GITHUB|^GH_/i, /TOKEN$|PAT$/i, 'ghp_dummy'], [/GITLAB/i, /TOKEN$/i, 'glpat-dummy'], [/STRIPE/i, /KEY$/i, 'sk_test_dummy'], [/ANTHROPIC/i, /KEY$/i, 'sk-ant-dummy'], [/OPENAI|OPENROUTER|DEEPSEEK/i, /KEY$/i, 'sk-dummy'],
  [/NOTION/i, /TOKEN$|KEY$/i, 'ntn_dummy'], [/LINEAR/i, /TOKEN$|KEY$/i, 'lin_api_dummy'], [/HUBSPOT|PRIVATE_APP/i, /TOKEN$/i, 'pat-na1-dummy'], [/AIRTABLE/i, /TOKEN$|KEY$/i, 'patdummy.dummy'], [/FIGMA/i, /TOKEN$|KEY$/i, 'figd_dummy'],
  [/^HF_|HUGGING_?FACE/i, /TOKEN$|KEY$/i, 'hf_dummy'], [/GROQ/i, /KEY$/i, 'gsk_dummy'], [/SENDGRID/i, /KEY$/i, 'SG.dummy.dummy'], [/RESEND/i, /KEY$/i, 're_dummy'], [/TWILIO/i, /ACCOUNT_SID/i, `AC${'0'.repeat(32)}`],
  [/TWILIO/i, /KEY$|KEY_SID$/i, `SK${'0'.repeat(32)}`], [/SUPABASE/i, /TOKEN$/i, `sbp_${'0'.repeat(40)}`], [/MAPBOX/i, /TOKEN$/i, 'pk.dummy.dummy'], [/POSTMAN/i, /KEY$/i, 'PMAK-dummy'], [/CONTENTFUL/i, /TOKEN$/i, 'CFPAT-dummy'],
  [/GHOST/i, /KEY$/i, `${'0'.repeat(24)}:${'0'.repeat(64)}`], [/SHOPIFY/i, /TOKEN$/i, 'shpat_dummy'], [/APIFY/i, /TOKEN$/i, 'apify_api_dummy'], [/MNEMONIC|SEED/i, /MNEMONIC$|PHRASE$/i, 'test test test test test test test test test test test junk'],
  [/^(?:EVM_|ETH_|ETHEREUM_|WALLET_|BASE_|DEPLOYER_)?PRIVATE/i, /PRIVATE_KEY$/i, `0x${'0'.repeat(63)}1`],
];

/** The dummy that a program wants under this name; null for a name of no known service. */
export function knownFormat(name: string): string | null {
  return formats.find(([service, kind]) => service.test(name) && kind.test(name))?.[2] ?? null;
}
