import { endsOfLines, greatestTunnel, inXml, ofTunnel, writtenWhole } from './key-texts.ts';

/** Whether a private key stands in a text with its data: not where the text only speaks of one. */
export function holdsWholeKey(text: string): boolean {
  return writtenWhole.some(({ mark, whole }) => text.includes(mark) && whole.test(text.replace(endsOfLines, '\n')))
    || ofTunnel.test(text.slice(0, greatestTunnel)) || inXml.every((each) => each.test(text));
}
