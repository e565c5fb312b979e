/** Kinds of arguments that a person may bound, told by their names in kebab case, without what only says their form (`-list`, `-json`). */

/** What moves as a whole: without it such a call often means all there is. */
export const mainAmount = /(^|-)(amounts?|total|qty|quantity|notional|lamports|satoshis?|sats|wei|gwei|cents)(-|$)|^(sum|value|size|volume|shares|units|funds|collateral|stake|deposit)$/;

/** What is paid for it, or beside it, or how far it may go. */
export const otherAmount = /(^|-)(price|cost|slippage-amount|stop-loss|take-profit|leverage|lots?|lot-size|contracts|premium|payout|bounty|prize|wager)(-|$)|^(fee|tip|bid|bet|margin|budget|slippage|max-spend|spend-limit)$|-(usd|eur|gbp|usdc|usdt|eth|btc|sol)$/;

/** Prices of these names are amounts in a text too; a plain "price" is often the id of one. */
export const textPrice = /^((limit|unit|max|min|stop|trigger|entry|exit|take-profit|stop-loss)-price|stop-loss|take-profit)$/;

/** Paths, of tools that are known to touch files. */
export const path = /(^|-)(paths?|filepaths?|files?|filenames?|directory|directories|dirs?|folders?|cwd|workdir|root|workspaces?|workspace-root)$|(^|-)(file|folder|dir|directory)-names?$|(^|-)(save|output|download|file|folder|target|destination|source)-locations?$|^(source|sources|src|destination|destinations|dest|dst|target|from|to|old|new|input|output|out|save-to|save-as)$/;

/** Paths where nothing says that it is something else. */
export const barePlace = /^locations?$/;

/** Whom something is sent to. */
export const receiver = /^(to|recipients?|receivers?|addressees?|participants|e-?mails?|e?mail-address(es)?|phones?|phone-numbers?|numbers?|channels?|channel-(ids?|names?)|chat-ids?|room-ids?)$|(^|-)(recipients?|receivers?)(-(ids?|e?mails?|numbers?|address(es)?))?$|^to-(e?mails?|address(es)?|numbers?|recipients?|users?|ids?)$|^(e?mail|send|forward|share|deliver)-to$|^share-with(-|$)/;

/** Whom somebody who plans something invites, and so writes to, whatever the tool is called. */
export const invited = /(^|-)(attendees?|invitees?|guests?)(-(ids?|e?mails?|address(es)?))?$/;

/** Whom it is sent to besides: nobody where it is left out. */
export const copyReceiver = /^b?cc(-(recipients?|e?mails?|address(es)?))?$|^reply-to(-|$)|(^|-)notify(-(e?mails?|users?|user-ids?|people))?$/;

/** Whom it is sent to, beside or in place of the others. */
export const lastReceiver = /^(user-ids?|usernames?|users?|members?|member-ids?|group-ids?|peer|peer-id)$/;

/** The place in a talk that it is sent to, where nothing else says so. */
export const talk = /^(conversation-ids?|thread-ids?)$/;

/** Who is paid. */
export const payee = /^(to|payees?|beneficiar(y|ies)|recipients?|receivers?|destinations?|iban|account-number|wallet-address)$|^(to|payee|beneficiary|recipient|receiver|destination)-(accounts?|wallets?|address(es)?|iban|ids?)(-(ids?|numbers?|address(es)?))?$/;

/** Addresses, of tools that are known to fetch one. */
export const address = /(^|-)(urls?|uris?|hrefs?|links?|websites?|endpoints?|webhooks?|callbacks?|prox(y|ies))$/;

/** Bare names of machines, of such tools. */
export const host = /(^|-)(hosts?|hostnames?|host-names?)$/;

/** Names that may be of a kind, and as often are not: a limit would forbid what nobody meant, so they are named and left to the person. */
export const doubtful = {
  amount: /^(payments?|money|usd|eur|gbp|usdc|usdt|eth|btc|sol|credits?|points?|rate|percent|percentage|allowance)$/,
  path: /^(docs?|documents?|locals?|remotes?|vaults?|globs?|glob-patterns?|base|base-path|where|prefix|resources?|objects?|archive|attachments?)$/,
  receiver: /^(organi[sz]ers?|persons?|people|contacts?|contact-ids?|audiences?|segments?|segment-ids?|list-ids?|mailing-lists?|groups?|teams?|customers?|customer-ids?|owners?)$/,
  address: /^(sources?|src|servers?|server-names?|domains?|domain-names?|sites?|ips?|ip-address(es)?|address(es)?|targets?|machines?|nodes?|base|origins?|pages?|feeds?)$/,
} as const;

/** The name without what only says in which form the value comes. */
export function plainName(kebab: string): string {
  const plain = kebab.replace(/-(lists?|arrays?|json|csv|[0-9]+)$/, '');
  return plain === '' ? kebab : plain;
}
