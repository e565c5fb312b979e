import type { Property } from '../property.ts';

const lead = /^\W*((optional|required|the|an?|absolute|relative|full|local|root|base|target|source|output|input|destination|working|parent|project|complete|total|list|array|comma[- ]separated|of|one or more|single|valid)\W+)*/.source;
const described = {
  path: new RegExp(`${lead}(file ?)?(paths?|director(y|ies)|folders?|file ?names?)\\b(?! (id|depth|type|listing|structure|pattern)s?\\b)`, 'i'),
  receiver: new RegExp(`${lead}(e-?mail address(es)?|recipients?|attendees?|invitees?|guests?|phone numbers?|(people|persons?|users?|members?|contacts?) (to (also |be )?(notify|notified|invite|email|message|inform|tell|copy)|who (will|should) (get|receive)))\\b(?! (subject|body|text|content|title|template|id|type|format|client|account|thread|message|provider)s?\\b)|^\\W*whom? to (send|notify|invite|message)`, 'i'),
  address: new RegExp(`${lead}(https? )?(ur[li]s?|web ?address(es)?|web ?site|endpoint|host ?names?)\\b(?! (encod|param|type|pattern|filter|path|slug|id\\b))`, 'i'),
  amount: new RegExp(`${lead}(amounts?|sum|price|budget|how much|number of (shares|tokens|coins|units|contracts|lots))\\b(?! (type|currency|unit|id)s?\\b)`, 'i'),
} as const;

/** Whether an argument's own description begins by saying that it is of a kind, whatever it is called. */
export function isDescribed({ schema, kebab }: Property, kind: keyof typeof described): boolean {
  const { description } = schema;
  return typeof description === 'string' && described[kind].test(description.slice(0, 200)) && !/(^|-)(from|sender|content|contents|body|text|query|pattern|glob|id|name|title|description)$/.test(kebab);
}
