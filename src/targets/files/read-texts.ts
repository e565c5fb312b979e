import type { Json } from '../../schema/json.ts';
import { DroppedFile } from '../languages/dropped-file.ts';
import type { Product } from '../product.ts';
import type { FilePlace, ReadFile } from './client-files.ts';

/** The text of a file, and whose it is. */
export interface FileText {
  /** How it is named. */
  place: string;
  whose: string;
  /** The path of the place of its client that it is, where it is one. */
  path?: string;
  text: string;
}

/** Files as their client reads them together. */
export interface ReadTexts {
  data: Json;
  /** Those that count, the weakest first. */
  parts: (ReadFile & { place: string })[];
  /** Those that it takes for nothing, and why. */
  dropped: DroppedFile[];
}

/** What a client makes of texts, the weakest first. Throws `PlaceError` for one with which it does not start. */
export function readTexts(target: Product, texts: readonly FileText[]): ReadTexts {
  const dropped: DroppedFile[] = [];
  const parts = texts.flatMap(({ place, whose, text }) => {
    try {
      return [{ place, whose, data: target.read!(text, place, whose) }];
    } catch (error) {
      if (!(error instanceof DroppedFile)) throw error;
      dropped.push(error);
      return [];
    }
  });
  return { data: parts.length === 1 && texts.length === 1 ? parts[0]!.data : target.files?.join(parts) ?? {}, parts, dropped };
}

/**
 * What is left of some texts, and where to read more, because of what they say themselves: null where they name no further places. What
 * another place has taken the place of is given back as dropped.
 */
export function furtherPlaces(target: Product, texts: readonly FileText[], { parts }: ReadTexts): { places: FilePlace[]; left: FileText[]; dropped: DroppedFile[] } | null {
  const { places = [], instead = null } = target.files?.further?.(parts) ?? {};
  if (places.length === 0) return null;
  const isReplaced = ({ path }: FileText) => path !== undefined && instead !== null && instead.paths.includes(path);
  const dropped = texts.filter(isReplaced).map(({ place }) => new DroppedFile(place, `is not read: ${instead?.because}`, 'Put it among them.'));
  return { places, left: texts.filter((text) => !isReplaced(text)), dropped };
}
