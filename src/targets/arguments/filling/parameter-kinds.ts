/** Kinds of arguments that a person may bound, told by their names in kebab case: words of the lexicon of parameters. */

/** What moves as a whole: without it such a call often means all there is. */
export const mainAmount = /(^|-)(amounts?|total|qty|quantity|notional|lamports|satoshis?|sats|wei|gwei|cents)(-|$)|^(sum|value|size|volume|shares|units|funds|collateral|stake|deposit)$/;

/** What is paid for it, or beside it. */
export const otherAmount = /(^|-)(price|cost|slippage-amount)(-|$)|^(fee|tip|bid|margin|budget)$/;

/** Prices of these names are amounts in a text too; a plain "price" is often the id of one. */
export const textPrice = /^(limit|unit|max|min|stop|trigger|entry|exit)-price$/;

/** Paths, of tools that are known to touch files. */
export const path = /(^|-)(paths?|filepaths?|files?|filenames?|directory|directories|dirs?|folders?|cwd|workdir|root)$|^(source|sources|src|destination|destinations|dest|dst|target|from|to|old|new|input|output|out|save-to|save-as)$/;

/** Whom something is sent to. */
export const receiver = /^(to|recipients?|receivers?|addressees?|attendees|invitees?|participants|guests|e-?mails?|e?mail-address(es)?|phones?|phone-numbers?|numbers?|channels?|channel-(ids?|names?)|chat-ids?|room-ids?)$|(^|-)(recipients?|receivers?)(-(ids?|e?mails?|numbers?|address(es)?))?$|^to-(e?mails?|address(es)?|numbers?|recipients?|users?|ids?)$|^(e?mail|send|forward|share)-to$/;

/** Whom it is sent to besides: nobody where it is left out. */
export const copyReceiver = /^b?cc(-(recipients?|e?mails?|address(es)?|list))?$/;

/** Whom it is sent to, where nothing else says so. */
export const lastReceiver = /^(user-ids?|usernames?|users?|members?|member-ids?|group-ids?|conversation-ids?|thread-ids?|peer|peer-id)$/;

/** Addresses, of tools that are known to fetch one. */
export const address = /(^|-)(urls?|uris?|hrefs?|links?|websites?)$/;
