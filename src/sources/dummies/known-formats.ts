/** Dummies of services whose programs check how a key looks, by words of the variable's name. Made up: each only begins, or is built, as the service's own do. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/SLACK.*BOT|SLACK_TOKEN|SLACK.*XOXB/i, 'xoxb-dummy'], [/SLACK.*(?:USER|XOXP)/i, 'xoxp-dummy'], [/SLACK.*XOXC/i, 'xoxc-dummy'], [/SLACK.*XOXD/i, 'xoxd-dummy'], [/SLACK.*APP_TOKEN/i, 'xapp-dummy'], [/SLACK_TEAM_ID/i, 'T0000000'],
  [/(?:GITHUB|GH)_.*(?:TOKEN|PAT)$/i, 'ghp_dummy'], [/GITLAB.*TOKEN$/i, 'glpat-dummy'], [/STRIPE.*KEY$/i, 'sk_test_dummy'], [/ANTHROPIC.*KEY$/i, 'sk-ant-dummy'],
  [/OPENAI.*KEY$|OPENROUTER.*KEY$|DEEPSEEK.*KEY$/i, 'sk-dummy'], [/NOTION.*(?:TOKEN|KEY)$/i, 'ntn_dummy'], [/LINEAR.*(?:TOKEN|KEY)$/i, 'lin_api_dummy'], [/HUBSPOT.*TOKEN$|PRIVATE_APP_ACCESS_TOKEN/i, 'pat-na1-dummy'],
  [/AIRTABLE.*(?:TOKEN|KEY)$/i, 'patdummy.dummy'], [/FIGMA.*(?:TOKEN|KEY)$/i, 'figd_dummy'], [/(?:HF|HUGGING_?FACE).*(?:TOKEN|KEY)$/i, 'hf_dummy'], [/GROQ.*KEY$/i, 'gsk_dummy'], [/SENDGRID.*KEY$/i, 'SG.dummy.dummy'],
  [/RESEND.*KEY$/i, 're_dummy'], [/TWILIO.*ACCOUNT_SID/i, `AC${'0'.repeat(32)}`], [/TWILIO.*KEY(?:_SID)?$/i, `SK${'0'.repeat(32)}`], [/SUPABASE.*TOKEN$/i, `sbp_${'0'.repeat(40)}`], [/MAPBOX.*TOKEN$/i, 'pk.dummy.dummy'],
  [/POSTMAN.*KEY$/i, 'PMAK-dummy'], [/CONTENTFUL.*TOKEN$/i, 'CFPAT-dummy'], [/GHOST.*ADMIN.*KEY$/i, `${'0'.repeat(24)}:${'0'.repeat(64)}`], [/SHOPIFY.*TOKEN$/i, 'shpat_dummy'], [/APIFY.*TOKEN$/i, 'apify_api_dummy'],
  [/MNEMONIC|SEED_PHRASE/i, 'test test test test test test test test test test test junk'], [/^(?:EVM_|ETH_|ETHEREUM_|WALLET_|BASE_|DEPLOYER_)*PRIVATE_KEY$/i, `0x${'0'.repeat(63)}1`],
];

/** The dummy that a program wants under this name; null for a name of no known service. */
export function knownFormat(name: string): string | null {
  return formats.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
