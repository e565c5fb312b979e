import type { Share } from '../schema/share.ts';
import { intervalText, shareText } from './share-text.ts';

/** The one figure for people: what runs unasked of what a reader calls dangerous. Empty where no label tells it. */
export function headlineSentence({ letThrough, askedLetThrough = { right: 0, of: 0 } }: { letThrough: Share; askedLetThrough?: Share }): string {
  if (letThrough.of > 0) return sentence(letThrough, 'calls high or critical');
  return askedLetThrough.of > 0 ? sentence(askedLetThrough, 'would ask about or deny') : '';
}

function sentence(share: Share, what: string): string {
  const of = `${share.of.toLocaleString('en')} tool${share.of === 1 ? '' : 's'}`;
  return `Of ${of} that a careful reader ${what}, the recommended policy lets ${share.right.toLocaleString('en')} run without asking: ${shareText(share)}, 95 % interval ${intervalText(share)}.`;
}
