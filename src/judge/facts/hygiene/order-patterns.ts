import { step } from './order-words.ts';
import type { OrderStep } from './order-words.ts';

/** `consent`: not to ask the user. `disclosure`: to hand over what was said to the model, or secrets. */
export type OrderKind = 'override' | 'secrecy' | 'lure' | 'copying' | 'consent' | 'disclosure' | 'fake-tag';

/**
 * Words that an order of a kind is made of, in turn; so "ignore all previous instructions" is found and "ignore case" is not.
 * `told` are words before the first that make it a report of an order ("texts that ignore previous instructions"). `isWhole`: all of
 * it stands in one sentence. `unlessThen`: what must not follow. `unlessNegated`: no negation stands before it in its sentence.
 */
export interface OrderPattern { kind: OrderKind; first: RegExp; steps: readonly OrderStep[]; told?: RegExp; isWhole?: boolean; unlessThen?: RegExp; unlessNegated?: boolean }

/** Before an order: it is one that others give or follow, or a condition. */
const reported = /^(that|to|which|who|may|might|could|would|can|as|like|e\.g)$/;
const conditional = /^(that|if|once|after|when|whether|unless|until|where|whenever|only|because|confirm|ensure|verify|sure)$/;
const secretFile = /(~\/\.(ssh|aws|cursor|gnupg|kube|config)|id_rsa|id_ed25519|\/etc\/(passwd|shadow)|mcp\.json|claude_desktop_config|\.aws\/credentials|\.netrc)(?!\S{0,100}\.pub)/;
const handOver = /^(append|attach|include|add|put|paste|embed|insert|encode|copy|send|forward|upload|pass|write|place)$/;
const grab = /^(attach|append|upload|forward|exfiltrate|leak|disclose|send|paste|embed|include)$/;
const whole = /^(complete|entire|full|whole)$/;
const user = /^(user|human|operator|owner)$/;
/** What a user should be asked about. */
const acts = /^(call|run|execute|invoke|proceed|perform|delete|remove|send|transfer|pay|buy|publish|deploy|approve|act|commit|continue|install|write)$/;
const address = /^[^\s@]{1,64}@[^\s@]{1,200}\.[a-z]{2,24}\W{0,2}$/;
const copies = /^(bcc|cc|forward|copy|blind-copy)$/;
const copyFields = /^(bcc|cc|blind|recipients?)$/;

const overrides: readonly OrderPattern[] = [
  {
    kind: 'override', first: /^(ignore|disregard|forget|override|bypass)$/, told: reported,
    steps: [step(/^(previous|prior|earlier|above|preceding|system|your|other|existing|original)$/, 3), step(/^(instructions?|prompts?|rules|guidelines|directives|commands|constraints)$/, 3)],
  },
  { kind: 'override', first: /^(ignore|disregard|forget)$/, told: reported, isWhole: true, steps: [step(/^(previous|prior|earlier|above|preceding|your)$/, 3), step(/^(directions|orders|guardrails|safeguards|training|programming|restrictions)$/, 2)] },
  { kind: 'override', first: /^(ignore|disregard|forget)$/, told: reported, isWhole: true, steps: [step(/^(everything|anything|all)$/, 1), step(/^(above|you|told)$/, 3)], unlessThen: /^(the|this|that|a|an|it|\d.*)$/ },
  { kind: 'override', first: /^you$/, told: conditional, isWhole: true, steps: [step(/^are$/, 1), step(/^now$/, 1), step(/^(mode|admin|administrator|root|dan|unrestricted|jailbroken|superuser)$/, 4)] },
  { kind: 'override', first: /^(act|behave|respond|operate)$/, told: /^(that|to|which|who|may|might|could|would|can|as|like|e\.g|users?|not)$/, isWhole: true, steps: [step(/^as$/, 1), step(/^(root|superuser|dan|unrestricted|jailbroken)$/, 2)] },
  { kind: 'override', first: /^(not|never|don't)$/, isWhole: true, steps: [step(/^(follow|obey|heed)$/, 1), step(/^(previous|prior|earlier|above|preceding|your|other)$/, 2), step(/^(instructions?|prompts?|rules|guidelines|directives|directions|orders)$/, 2)] },
  { kind: 'override', first: /^your$/, isWhole: true, steps: [step(/^new$/, 1), step(/^(instructions?|orders|directives|directions)$/, 1)] },
  { kind: 'override', first: /^pretend$/, told: reported, isWhole: true, steps: [step(/^be$/, 2), step(/^(root|admin|administrator|superuser|dan|unrestricted)$/, 2)] },
];

const secrecies: readonly OrderPattern[] = [
  {
    kind: 'secrecy', first: /^(not|don't|never|without|avoid)$/,
    steps: [step(/^(tell|telling|reveal|revealing|disclose|disclosing|mention|mentioning|inform|informing|notify|notifying|alert|alerting|warn|warning)$/, 1), step(/^(users?|human|humans|anyone|person|operator|customer)$/, 4)],
  },
  { kind: 'secrecy', first: /^(secretly|covertly|silently|discreetly|invisibly)$/, steps: [step(/^(send|forward|copy|include|upload|post|read|pass|transmit|collect|append|bcc)$/, 2)] },
  { kind: 'secrecy', first: /^(keep|hide|conceal|withhold)$/, told: reported, isWhole: true, steps: [step(/^(this|it|that|these)$/, 1), step(/^from$/, 1), step(user, 2)] },
  { kind: 'secrecy', first: /^(keep|hide|conceal|withhold)$/, told: reported, isWhole: true, steps: [step(/^(this|it|that|these)$/, 1), step(/^(step|action|call|instructions?|request|tool|secret|hidden|confidential|private|unknown)$/, 2), step(/^from$/, 2), step(user, 2)] },
  { kind: 'secrecy', first: user, isWhole: true, steps: [step(/^(must|should|shall|need|does)$/, 1), step(/^(not|never)$/, 1), step(/^(know|notice|learn|realize|realise|suspect)$/, 3)], unlessThen: /^(how|which|what|or|where|that|their|its|your)$/ },
  { kind: 'secrecy', first: /^(not|never|don't)$/, isWhole: true, steps: [step(/^(mention|reveal|disclose)$/, 1), step(/^(this|that|it)$/, 1), step(user, 6)] },
  { kind: 'secrecy', first: /^(not|never|don't)$/, isWhole: true, steps: [step(/^let$/, 1), step(user, 2), step(/^(know|notice|see|learn)$/, 1)] },
  { kind: 'secrecy', first: user, isWhole: true, steps: [step(/^(must|should|shall)$/, 1), step(/^(not|never)$/, 1), step(/^find$/, 1), step(/^out$/, 1)] },
];

const copying: readonly OrderPattern[] = [
  { kind: 'copying', first: /^(always|also|must|secretly|automatically|additionally)$/, steps: [step(/^(bcc|cc|forward|copy|blind-copy)$/, 4), step(/@|^(attacker|address|recipient|email|number)$/, 5)] },
  { kind: 'copying', first: /^(whenever|always|every|each)$/, isWhole: true, steps: [step(/^(send|sends|sending|write|reply|mail|email|message)$/, 4), step(address, 10), step(copyFields, 5)] },
  { kind: 'copying', first: /^(whenever|always|every|each)$/, isWhole: true, steps: [step(/^(send|sends|sending|write|reply|mail|email|message)$/, 4), step(copies, 10), step(address, 6)] },
  { kind: 'copying', first: copies, isWhole: true, told: reported, steps: [step(address, 2), step(/^(on|in|to)$/, 1), step(/^(all|every|each|any)$/, 1)] },
  { kind: 'copying', first: copies, isWhole: true, told: reported, steps: [step(/^(all|every|each|any)$/, 1), step(/^(mails?|e-?mails?|messages?|repl(?:y|ies))$/, 2), step(address, 4)] },
  { kind: 'copying', first: /^(add|put|include|set|insert)$/, told: reported, isWhole: true, steps: [step(address, 2), step(/^(hidden|blind|secret|bcc|cc)$/, 4), step(/^(all|every|each|any)$/, 4)] },
  { kind: 'copying', first: /^(always|also|additionally|secretly)$/, isWhole: true, steps: [step(/^(send|post|forward|upload|copy|report)$/, 2), step(/^\/\/[^\s/]/, 8)] },
];

const consents: readonly OrderPattern[] = [
  { kind: 'consent', first: /^(not|never|don't)$/, isWhole: true, steps: [step(/^(ask|request|seek|wait)$/, 1), step(/^(confirmation|permission|approval|consent)$/, 6)] },
  { kind: 'consent', first: /^no$/, isWhole: true, steps: [step(/^need$/, 1), step(/^ask$/, 2), step(/^(permission|approval|confirmation|consent)$/, 5)] },
  { kind: 'consent', first: /^(skip|omit)$/, told: reported, isWhole: true, steps: [step(/^(all|every|any)$/, 1), step(/^(confirmations?|approvals?|permission)$/, 2)] },
  { kind: 'consent', first: acts, isWhole: true, unlessNegated: true, steps: [step(/^without$/, 8), step(/^(asking|consulting|prompting)$/, 1), step(user, 2)] },
  { kind: 'consent', first: /^(the|your)$/, told: conditional, isWhole: true, steps: [step(user, 1), step(/^(has|have)$/, 1), step(/^(already|pre-approved|preapproved|approved|authorized|authorised)$/, 1), step(/^(approved|confirmed|consented|authorized|authorised|agreed|all|every|any|each|everything)$/, 1)] },
  { kind: 'consent', first: /^(calls|actions|requests|operations|invocations)$/, isWhole: true, steps: [step(/^(is|are|were)$/, 4), step(/^(pre-approved|preapproved|pre-authorized)$/, 2)] },
  { kind: 'consent', first: /^no$/, isWhole: true, steps: [step(/^(confirmation|approval|consent|permission)$/, 2), step(/^(needed|required|necessary)$/, 3)], unlessThen: /^(if|when|for|by|as|because|unless|since)$/ },
  { kind: 'consent', first: /^(the|your)$/, told: conditional, isWhole: true, steps: [step(user, 1), step(/^already$/, 1), step(/^(approved|consented|confirmed|agreed|authorized|authorised)$/, 1)] },
  { kind: 'consent', first: user, told: conditional, isWhole: true, steps: [step(/^(approval|confirmation|consent|permission)$/, 1), step(/^is$/, 1), step(/^not$/, 1), step(/^(needed|required|necessary)$/, 1)], unlessThen: /^(if|when|for|by|as|because|unless|since)$/ },
  { kind: 'consent', first: acts, isWhole: true, unlessNegated: true, steps: [step(/^without$/, 6), step(/^(confirmation|approval|consent|permission)$/, 3), step(user, 3)] },
];

const disclosures: readonly OrderPattern[] = [
  { kind: 'disclosure', first: handOver, told: reported, isWhole: true, steps: [step(whole, 3), step(/^(conversation|chat|dialogue)$/, 2), step(/^(history|transcript|log|context|so)$/, 1)] },
  { kind: 'disclosure', first: handOver, told: reported, isWhole: true, steps: [step(/^(complete|entire|full|whole|your|verbatim)$/, 3), step(/^system$/, 2), step(/^(prompt|message|instructions)$/, 1)] },
  { kind: 'disclosure', first: handOver, told: reported, isWhole: true, steps: [step(/^(users?'?s?|conversation|chat)$/, 4), step(/^(messages?|prompts?|history|conversation)$/, 1), step(/^(to|in|into|as)$/, 2), step(/^(url|query|link|header|image|parameter)$/, 4)] },
  { kind: 'disclosure', first: /^(assistant|model|agent|ai|llm)$/, isWhole: true, steps: [step(/^(must|required|should|shall|obliged|obligated|has|needs)$/, 2), step(grab, 3), step(/^(credentials?|passwords?|secrets?|cookies|keys|tokens|environment)$/, 5)] },
  { kind: 'disclosure', first: grab, told: reported, isWhole: true, steps: [step(/^(user's|users'|victim's)$/, 3), step(/^(credentials?|passwords?|secrets?|cookies|keys|tokens|ssh|wallet)$/, 2), step(/^(files?|to|in|into|as|with)$/, 2)] },
  { kind: 'disclosure', first: handOver, told: reported, isWhole: true, steps: [step(/^all$/, 1), step(/^environment$/, 2), step(/^variables$/, 1), step(/^(in|into|to|as)$/, 1)] },
  { kind: 'disclosure', first: /^(repeat|append|include|add|put|paste|copy|send|pass|write|forward)$/, told: reported, isWhole: true, steps: [step(/^everything$/, 1), step(user, 2), step(/^(said|says|wrote|writes|typed|types|told|asked)$/, 2)] },
];

const lures: readonly OrderPattern[] = [
  { kind: 'lure', first: /^(read|open|access|cat|load|fetch|retrieve|get|include|send|attach|provide|copy|pass)$/, steps: [step(secretFile, 14), step(/^(pass|send|as|into|include|parameter|argument|content|contents|sidenote|provide)$/, 14)] },
  { kind: 'lure', first: handOver, isWhole: true, told: reported, steps: [step(/^(contents?|text|body|lines)$/, 3), step(/^\.env$|\/\.env$/, 4)] },
  { kind: 'lure', first: handOver, isWhole: true, told: reported, steps: [step(/^(contents?|text|body|lines)$/, 3), step(secretFile, 4)] },
];

/** Of each kind, what orders of it are made of. */
export const orderPatterns: readonly OrderPattern[] = [...overrides, ...secrecies, ...lures, ...copying, ...consents, ...disclosures];

/** Words an order may begin with: a text without one holds none, and most do not. */
export const beginnings = /\b(?:pretend|repeat|set|ignore|disregard|forget|override|bypass|you|act|behave|respond|operate|not|don't|don’t|never|no|skip|omit|without|avoid|secretly|covertly|silently|discreetly|invisibly|keep|hide|conceal|withhold|user|human|operator|owner|read|open|access|cat|load|fetch|retrieve|get|include|send|attach|provide|copy|pass|append|add|put|paste|embed|insert|encode|forward|upload|write|place|exfiltrate|leak|disclose|always|also|must|automatically|additionally|whenever|every|each|b?cc|the|your|calls|actions|requests|operations|invocations|assistant|model|agent|ai|llm)\b/i;

/** Of each order one word is of these: most texts that begin like one end here. */
export const tellingParts = /:\/\/|\.env\b|\b(?:pretend|let the|find out|no (?:confirmation|approval|consent|permission)|not (?:needed|required|necessary)|without (?:any |the )?(?:confirmation|approval|consent|permission)|environment|instructions?|prompts?|rules|guidelines|directives|commands|constraints|directions|orders|guardrails|safeguards|training|programming|restrictions|everything|anything|all (?:above|you)|are now|as root|superuser|unrestricted|jailbroken|dan|tell(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|no need|(?:skip|omit) (?:all|every|any)|mention(?:ing)?|inform(?:ing)?|notify(?:ing)?|alert(?:ing)?|warn(?:ing)?|secretly|covertly|silently|discreetly|invisibly|(?:keep|hide|conceal|withhold) (?:this|it|that|these)|(?:must|should|shall) (?:not|never) (?:know|notice|learn|reali[sz]e|suspect)|b?cc|forward|copy|blind|hidden|recipients?|(?:not|never|don't|don’t) (?:ask|request|seek|wait)|without (?:asking|consulting|prompting)|already|pre-?(?:approved|authorized)|has (?:approved|authori[sz]ed)|conversation|chat|dialogue|system prompt|user message|users?['’]s?|(?:assistant|model|agent|ai|llm) (?:must|is|should|shall|has|needs))\b|\/\.(?:ssh|aws|cursor|gnupg|kube|config)|id_rsa|id_ed25519|passwd|shadow|mcp\.json|claude_desktop_config|\.aws\/|\.netrc/i;
